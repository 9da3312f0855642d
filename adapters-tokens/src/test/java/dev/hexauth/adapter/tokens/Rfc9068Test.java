package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What RFC 9068 demands of the tokens that are issued, read without code of this module. */
final class Rfc9068Test {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  private static final UUID USER = UUID.fromString("018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506");

  private static JwtTokenSigner signer(AccessType type) {
    return new JwtTokenSigner(
        SampleKeys.ring(SampleKeys.ACCESS),
        SampleKeys.ring(SampleKeys.REFRESH),
        new TokenSettings(
            "https://auth.example.org", Set.of("old"), "api", "web", type, Duration.ZERO));
  }

  private static Token ofUser(AccessType type) {
    return signer(type)
        .sign(
            new AccessClaims(
                new SessionRef(new UserId(USER), new SessionId("AAECAwQFBgcICQoLDA0ODw")),
                new Generation(3),
                Optional.of(new Holder(Role.ADMIN, NOW.minusMillis(5_500))),
                new TokenId("id"),
                Delivery.COOKIE,
                NOW,
                NOW.plusSeconds(900)));
  }

  private static Token ofService(AccessType type) {
    return signer(type)
        .sign(ServiceClaims.issue(new ServiceName("billing"), new TokenId("id"), NOW));
  }

  @Test
  @Tag("RFC9068-2.1-type")
  @Tag("RFC9068-2.1-signed")
  void the_header_has_the_type_and_an_asymmetric_algorithm() {
    for (Token token : List.of(ofUser(AccessType.AT_JWT), ofService(AccessType.AT_JWT))) {
      assertThat(part(token, 0).get("typ").getAsString()).isEqualTo("at+jwt");
      assertThat(part(token, 0).get("alg").getAsString()).isEqualTo("RS256");
    }
    for (Token token : List.of(ofUser(AccessType.JWT), ofService(AccessType.JWT))) {
      assertThat(part(token, 0).get("typ").getAsString()).isEqualTo("JWT");
    }
  }

  @Test
  @Tag("RFC9068-4-signature")
  void the_signature_is_good_under_the_published_key() throws GeneralSecurityException {
    for (Token token : List.of(ofUser(AccessType.AT_JWT), ofService(AccessType.AT_JWT))) {
      String compact = token.compact();
      int end = compact.lastIndexOf('.');
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(SampleKeys.ACCESS.getPublic());
      signature.update(compact.substring(0, end).getBytes(StandardCharsets.US_ASCII));
      assertThat(signature.verify(Base64.getUrlDecoder().decode(compact.substring(end + 1))))
          .isTrue();
    }
  }

  @Test
  @Tag("RFC9068-2.2-claims")
  void every_required_claim_is_there_and_of_its_type() {
    for (Token token : List.of(ofUser(AccessType.AT_JWT), ofService(AccessType.AT_JWT))) {
      JsonObject claims = part(token, 1);
      assertThat(claims.keySet())
          .contains("iss", "exp", "aud", "sub", "client_id", "iat", "jti")
          .doesNotContain("scope");
      assertThat(claims.get("iss").getAsString()).isEqualTo("https://auth.example.org");
      assertThat(claims.get("aud").getAsString()).isEqualTo("api");
      for (String text : List.of("iss", "aud", "sub", "client_id", "jti")) {
        assertThat(claims.getAsJsonPrimitive(text).isString()).as(text).isTrue();
      }
      assertThat(claims.get("iat").getAsLong()).isEqualTo(NOW.getEpochSecond());
      assertThat(claims.get("exp").getAsLong()).isGreaterThan(NOW.getEpochSecond());
    }
    assertThat(part(ofUser(AccessType.AT_JWT), 1).get("sub").getAsString())
        .isEqualTo(USER.toString());
    assertThat(part(ofUser(AccessType.AT_JWT), 1).get("client_id").getAsString()).isEqualTo("web");
  }

  @Test
  @Tag("RFC9068-2.2.1-authentication")
  @Tag("RFC9068-2.2.3.1-roles")
  void a_user_has_roles_and_a_time_of_login() {
    JsonObject claims = part(ofUser(AccessType.AT_JWT), 1);
    assertThat(claims.get("roles").toString()).isEqualTo("[\"admin\"]");
    assertThat(claims.get("auth_time").toString()).isEqualTo("1799999994");
    assertThat(claims.keySet()).doesNotContain("sub_type");
  }

  @Test
  @Tag("RFC9068-2.2-service")
  void a_service_is_its_own_client_and_has_no_session_and_no_roles() {
    JsonObject claims = part(ofService(AccessType.AT_JWT), 1);
    assertThat(claims.keySet())
        .containsExactly("iss", "aud", "client_id", "sub", "sub_type", "iat", "exp", "jti");
    assertThat(claims.get("sub").getAsString()).isEqualTo("billing");
    assertThat(claims.get("client_id")).isEqualTo(claims.get("sub"));
    assertThat(claims.get("sub_type").getAsString()).isEqualTo("service");
    assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong()).isEqualTo(300);
  }

  private static JsonObject part(Token token, int index) {
    return JsonParser.parseString(Forge.text(token.compact().split("\\.", -1)[index]))
        .getAsJsonObject();
  }
}
