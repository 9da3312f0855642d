package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ListServiceKeys;
import dev.hexauth.application.RevokeServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceKeysTest {

  private static final ServiceName ORDERS = new ServiceName("orders");
  private static final ServiceKeyId ID = new ServiceKeyId(new UUID(0x7000, 1));
  private static final Requester ADMIN =
      new Requester.Admin(List.of(new Token("abc")), TestServer.CLIENT);

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  ServiceKeysTest() {
    answering(
        new ListServiceKeys.Result.Listed(List.of()), new RevokeServiceKey.Result.Revoked(ORDERS));
  }

  @Test
  void keys_are_listed_without_the_keys() {
    Instant created = Instant.parse("2030-01-01T00:00:00.123456Z");
    answering(
        new ListServiceKeys.Result.Listed(
            List.of(
                ServiceKeyDetails.ofNew(ID, ORDERS, created),
                new ServiceKeyDetails(
                    ID, ORDERS, created, Optional.of(LocalDate.parse("2030-02-03"))))),
        new RevokeServiceKey.Result.NoSuchKey());
    assertAnswered(
        list(),
        200,
        """
        {"status":"success","data":{"serviceKeys":[\
        {"id":"00000000-0000-7000-0000-000000000001","service":"orders",\
        "createdAt":"2030-01-01T00:00:00.123Z"},\
        {"id":"00000000-0000-7000-0000-000000000001","service":"orders",\
        "createdAt":"2030-01-01T00:00:00.123Z","lastUsedOn":"2030-02-03"}]}}\
        """);
    assertThat(asked).containsExactly(new ListServiceKeys.Command(ADMIN));
  }

  @Test
  void a_key_is_revoked_by_its_id() {
    assertAnswered(revoke(ID.toString()), 200, "{\"status\":\"success\"}");
    assertThat(asked).containsExactly(new RevokeServiceKey.Command(ADMIN, ID, Optional.empty()));
  }

  @Test
  void a_caller_who_is_not_an_admin_is_refused() {
    answering(
        new ListServiceKeys.Result.NotAllowed(),
        new RevokeServiceKey.Result.Refused(new Refusal.NotAllowed()));
    String body =
        "{\"status\":\"fail\",\"message\":\"You are not allowed to do this\",\"code\":\"forbidden\"}";
    assertAnswered(list(), 403, body);
    assertAnswered(revoke(ID.toString()), 403, body);
  }

  @Test
  void an_unknown_key_is_not_found() {
    answering(
        new ListServiceKeys.Result.Listed(List.of()), new RevokeServiceKey.Result.NoSuchKey());
    assertNotFound(ID.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders", "1", "019A5F5E-7D5B-7000-8000-0123456789AB", "%C3%A9", "a%2Fb"})
  void a_malformed_id_is_not_found_and_never_reaches_the_use_case(String id) {
    assertNotFound(id);
    assertThat(asked).isEmpty();
  }

  private void answering(ListServiceKeys.Result listing, RevokeServiceKey.Result revoking) {
    server.listServiceKeys =
        command -> {
          asked.add(command);
          return listing;
        };
    server.revokeServiceKey =
        command -> {
          asked.add(command);
          return revoking;
        };
  }

  private HttpResponse<String> list() {
    return server.send("GET", "/api/admin/service-keys", "Authorization", "Bearer abc");
  }

  private HttpResponse<String> revoke(String id) {
    return server.send("DELETE", "/api/admin/service-keys/" + id, "Authorization", "Bearer abc");
  }

  private void assertNotFound(String id) {
    assertAnswered(
        revoke(id),
        404,
        "{\"status\":\"fail\",\"message\":\"Service key not found\","
            + "\"code\":\"service_key_not_found\"}");
  }

  private static void assertAnswered(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
