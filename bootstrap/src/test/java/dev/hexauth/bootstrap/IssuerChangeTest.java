package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The steps of docs/keys.md: another issuer or type of token logs nobody out. */
final class IssuerChangeTest {

  private static final String ISSUER = "hexauth.token.issuer";
  private static final String ACCEPTED = "hexauth.token.accepted-issuers";
  private static final String TYPE = "hexauth.token.access-type";
  private static final String PUBLIC_URL = "hexauth.public-url";
  private static final String URL = "https://auth.example.org";
  private static final String OLD = "old";

  private final SettableClock clock = new SettableClock();
  private final Map<String, String> stores =
      StoreSettings.postgresAndRedis(
          TestServices.newPostgresDatabase(), TestServices.newRedisDatabase());

  @Test
  @Tag("RFC8725-3.8")
  @Tag("RFC8725-3.11")
  void nodes_change_one_by_one_if_all_accept_the_new_issuer_first_and_nobody_is_logged_out() {
    try (Assembly prepared = start(Map.of(PUBLIC_URL, "", ISSUER, OLD, ACCEPTED, "other," + URL))) {
      Tokens old = loggedIn(prepared);
      assertIssued(old, OLD, "at+jwt");
      Tokens next;
      try (Assembly withUrl = start(Map.of(PUBLIC_URL, URL, ISSUER, OLD))) {
        withUrl.api().me(old.access()).succeeded(200);
        next = withUrl.api().refresh(old.refresh()).succeeded(200).tokens();
        assertIssued(next, URL, "at+jwt");
        prepared.api().me(next.access()).succeeded(200);
      }
      Tokens plain;
      try (Assembly withType = start(Map.of(PUBLIC_URL, URL, ISSUER, OLD, TYPE, "JWT"))) {
        withType.api().me(next.access()).succeeded(200);
        plain = withType.api().refresh(next.refresh()).succeeded(200).tokens();
        assertIssued(plain, URL, "JWT");
        withType.api().me(plain.access()).succeeded(200);
        withType.api().refresh(plain.access()).failed(403);
        withType.api().me(plain.refresh()).failed(401);
      }
      prepared.api().me(plain.access()).failed(401, TokenAttackContract.INVALID);
      assertIssued(prepared.api().refresh(plain.refresh()).succeeded(200).tokens(), OLD, "at+jwt");
    }
  }

  @Test
  @Tag("RFC8725-3.8")
  @Tag("RFC9068-4-issuer")
  void an_issuer_that_is_not_listed_is_refused() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put(PUBLIC_URL, URL);
    settings.put(ACCEPTED, "other,https://a.example");
    try (Assembly assembly = Assembly.start(settings)) {
      Tokens tokens = loggedIn(assembly);
      for (String issuer :
          List.of(URL + "/", "http://auth.example.org", "https://b.example", "Hexauth", "othe")) {
        assertRefused(
            assembly,
            new Tokens(
                resigned(TokenKind.ACCESS, tokens, issuer),
                resigned(TokenKind.REFRESH, tokens, issuer)));
      }
      for (String issuer : List.of("other", "https://a.example", "hexauth")) {
        assembly.api().me(resigned(TokenKind.ACCESS, tokens, issuer)).succeeded(200);
      }
      assembly.api().refresh(resigned(TokenKind.REFRESH, tokens, "other")).succeeded(200);
    }
  }

  private static String resigned(TokenKind kind, Tokens tokens, String issuer) {
    return Jwt.parse(kind.in(tokens)).with("iss", issuer).signed(kind.keys().getPrivate());
  }

  private static void assertRefused(Assembly assembly, Tokens tokens) {
    assembly.api().me(tokens.access()).failed(401, TokenAttackContract.INVALID);
    assembly.api().logout(tokens.access()).failed(401, TokenAttackContract.INVALID);
    assembly.api().refresh(tokens.refresh()).failed(403, RefreshContract.REFUSED);
  }

  private static void assertIssued(Tokens tokens, String issuer, String type) {
    Jwt access = Jwt.parse(tokens.access());
    Jwt refresh = Jwt.parse(tokens.refresh());
    assertThat(access.header()).containsEntry("typ", type);
    assertThat(refresh.header()).containsEntry("typ", "rt+jwt");
    assertThat(access.claim("iss")).isEqualTo(issuer);
    assertThat(refresh.claim("iss")).isEqualTo(issuer);
  }

  private Assembly start(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(stores);
    settings.putAll(more);
    return Assembly.start(settings, clock);
  }

  private static Tokens loggedIn(Assembly assembly) {
    Account account = Account.any();
    assembly.api().register(account).succeeded(201);
    return assembly.api().login(account).succeeded(200).tokens();
  }
}
