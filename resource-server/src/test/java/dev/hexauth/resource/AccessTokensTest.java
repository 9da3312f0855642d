package dev.hexauth.resource;

import static dev.hexauth.resource.FakeHexauth.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** The decoder against a hexauth that misbehaves, with a clock that is set. */
final class AccessTokensTest {

  private static final SigningKey KEY = SigningKey.FIRST;
  private static final SigningKey OTHER = SigningKey.SECOND;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration IMPATIENCE = Duration.ofMillis(150);
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  private final SetTime time = new SetTime();
  @AutoClose private final FakeHexauth hexauth = new FakeHexauth(KEY);
  private final Tokens tokens = new Tokens(KEY, hexauth.uri());

  @Test
  void tokens_of_both_types_are_accepted() {
    AccessTokens never = never();
    for (String type : List.of("at+jwt", "application/at+jwt", "AT+JWT", "JWT")) {
      assertThat(decode(never, tokens.headerWith("typ", type)).getSubject()).isEqualTo(Tokens.USER);
    }
    assertThat(hexauth.keyRequests()).isOne();
  }

  @Test
  void every_algorithm_of_hexauth_is_accepted() {
    List<SigningKey> keys =
        List.of(KEY, OTHER.as("ps", "PS256"), SigningKey.es256("es"), SigningKey.edDsa("ed"));
    hexauth.keys = FakeHexauth.publishing(keys.toArray(SigningKey[]::new));
    AccessTokens never = never();
    for (SigningKey key : keys) {
      Tokens signed = new Tokens(key, hexauth.uri());
      decode(never, signed.user());
      String token = signed.user();
      String cut = token.substring(0, token.length() - 9) + "AAAAAAAAA";
      assertBad(never, cut);
    }
  }

  @Test
  void a_token_lives_until_the_second_of_its_end() {
    AccessTokens never = never();
    String token = tokens.user();
    time.pass(Duration.ofMinutes(15).minusNanos(1));
    decode(never, token);
    time.pass(Duration.ofNanos(1));
    assertBad(never, token);
  }

  @Test
  void tokens_of_older_versions_have_no_roles_and_are_accepted() {
    assertThat(new Authorities().convert(decode(never(), tokens.userWithout("roles")))).isEmpty();
  }

  static final List<Map.Entry<String, Function<Tokens, String>>> ATTACKS =
      List.of(
          attack("no token", good -> ""),
          attack("a word", good -> "token"),
          attack("dots", good -> ".."),
          attack("no signature", good -> withoutSignature(good.user())),
          attack("alg none", good -> withoutSignature(good.headerWith("alg", "none"))),
          attack("alg nOnE", good -> withoutSignature(good.headerWith("alg", "nOnE"))),
          attack(
              "another signature",
              good -> new Tokens(OTHER, good.issuer()).headerWith("kid", "k1")),
          attack("an unknown key", good -> new Tokens(OTHER, good.issuer()).user()),
          attack("no key id", good -> good.headerWithout("kid")),
          attack("a key id that is no text", good -> good.headerWith("kid", 1)),
          attack("HMAC with the public key", AccessTokensTest::hmac),
          attack("another algorithm of the key", good -> good.headerWith("alg", "RS512")),
          attack("PS256 with a key for RS256", AccessTokensTest::ps256),
          attack("type of refresh tokens", good -> good.headerWith("typ", "rt+jwt")),
          attack("no type", good -> good.headerWithout("typ")),
          attack("jku", good -> good.headerWith("jku", "https://evil.example/keys")),
          attack("x5u", good -> good.headerWith("x5u", "https://evil.example/cert")),
          attack("jwk", good -> good.headerWith("jwk", KEY.published())),
          attack("jwk of a forger", AccessTokensTest::ownKey),
          attack("crit", good -> good.headerWith("crit", List.of("exp"))),
          attack("unencoded", good -> good.headerWith("b64", false)),
          attack("another issuer", good -> good.userWith("iss", "https://evil.example")),
          attack("issuer with a slash", good -> good.userWith("iss", good.issuer() + "/")),
          attack("no issuer", good -> good.userWithout("iss")),
          attack("another audience", good -> good.userWith("aud", "orders")),
          attack("other audiences", good -> good.userWith("aud", List.of("orders", "Hexauth"))),
          attack("no audience", good -> good.userWithout("aud")),
          attack("audience as an object", good -> good.userWith("aud", Map.of("hexauth", 1))),
          attack("no end", good -> good.userWithout("exp")),
          attack("end as text", good -> good.userWith("exp", "4102444800")),
          attack("end in the past", good -> good.userWith("exp", 4_102_444_800L)),
          attack("not yet valid", good -> good.userWith("nbf", 4_102_444_801L)),
          attack("no id", good -> good.userWithout("jti")),
          attack("id that is no text", good -> good.userWith("jti", 1)),
          attack("no subject", good -> good.userWithout("sub")),
          attack("a subject that is no id", good -> good.userWith("sub", "admin")),
          attack(
              "a subject in upper case",
              good -> good.userWith("sub", Tokens.USER.toUpperCase(Locale.ROOT))),
          attack("no session", good -> good.userWithout("sid")),
          attack("another session", good -> good.userWith("sid", "../../../../../../../.")),
          attack("no client", good -> good.userWithout("client_id")),
          attack("roles as text", good -> good.userWith("roles", "admin")),
          attack("roles as objects", good -> good.userWith("roles", List.of(Map.of("a", 1)))),
          attack("role of services", good -> good.userWith("roles", List.of("service"))),
          attack("role with a prefix", good -> good.userWith("roles", List.of("ROLE_admin"))),
          attack("user that is a service", good -> good.userWith("sub_type", "service")),
          attack("user of another kind", good -> good.userWith("sub_type", "user")),
          attack("user of no kind", good -> good.userWith("sub_type", List.of())),
          attack(
              "service with a session", good -> good.serviceWith("sid", "AAAAAAAAAAAAAAAAAAAAAA")),
          attack("service with roles", good -> good.serviceWith("roles", List.of("admin"))),
          attack("service of another client", good -> good.serviceWith("client_id", "orders")),
          attack("service with a user's id", good -> good.serviceWith("sub", Tokens.USER)),
          attack("service of another kind", good -> good.serviceWith("sub_type", "Service")),
          attack("a huge token", good -> good.userWith("more", "a".repeat(9000))));

  @Test
  void a_forged_or_changed_token_is_invalid() {
    AccessTokens always = always(PATIENCE);
    for (Map.Entry<String, Function<Tokens, String>> attack : ATTACKS) {
      String token = attack.getValue().apply(tokens);
      assertThatExceptionOfType(BadJwtException.class)
          .as(attack.getKey())
          .isThrownBy(() -> new BlockingDecoder(always).decode(token));
    }
    assertThat(hexauth.questions()).isEmpty();
  }

  private static Map.Entry<String, Function<Tokens, String>> attack(
      String name, Function<Tokens, String> maker) {
    return Map.entry(name, maker);
  }

  private static String withoutSignature(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  private static String hmac(Tokens good) {
    Map<String, Object> header = good.header();
    header.put("alg", "HS256");
    return SigningKey.token(
        header,
        good.userClaims("admin"),
        input -> hmac(KEY.pair().getPublic().getEncoded(), input));
  }

  private static byte[] hmac(byte[] key, byte[] input) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ps256(Tokens good) {
    return new Tokens(KEY.as(KEY.id(), "PS256"), good.issuer()).user();
  }

  private static String ownKey(Tokens good) {
    Map<String, Object> header = good.header();
    header.put("jwk", OTHER.published());
    return OTHER.token(header, good.userClaims("admin"));
  }

  /** Published keys for encryption, of other kinds and without names verify nothing. */
  @Test
  void what_is_no_key_for_signatures_is_no_key() {
    Map<String, Object> encrypting = KEY.published();
    encrypting.put("use", "enc");
    Map<String, Object> nameless = KEY.published();
    nameless.remove("kid");
    Map<String, Object> any = KEY.published();
    any.remove("alg");
    Map<String, Object> hmac = KEY.published();
    hmac.put("alg", "HS256");
    Map<String, Object> secret = Map.of("kty", "oct", "kid", "k1", "alg", "HS256", "k", "AAAA");
    for (Map<String, Object> jwk : List.of(encrypting, nameless, any, hmac, secret)) {
      Map<String, Object> keys = Map.of("keys", List.of(jwk, OTHER.published()));
      hexauth.keys = json(JSONObjectUtils.toJSONString(keys));
      assertBad(never(), tokens.user());
    }
  }

  @Test
  void services_are_distinguished_from_users() {
    Authorities authorities = new Authorities();
    assertThat(authorities.convert(decode(never(), tokens.service())))
        .extracting("authority")
        .containsExactly("ROLE_service");
    assertThat(authorities.convert(decode(never(), tokens.user("admin"))))
        .extracting("authority")
        .containsExactly("ROLE_admin");
  }

  // Keys

  @Test
  void a_new_key_is_noticed_at_once() {
    AccessTokens never = never();
    decode(never, tokens.user());
    hexauth.keys = FakeHexauth.publishing(KEY, OTHER);
    decode(never, new Tokens(OTHER, hexauth.uri()).user());
    decode(never, tokens.user());
    assertThat(hexauth.keyRequests()).isEqualTo(2);
  }

  @Test
  void a_flood_of_unknown_keys_is_no_flood_of_requests_and_hides_a_new_key_for_seconds_only() {
    AccessTokens never = never();
    decode(never, tokens.user());
    String forged = withoutSignature(tokens.user());
    for (int i = 0; i < 200; i++) {
      Map<String, Object> header = tokens.header();
      header.put("kid", "forged-" + i);
      String json = JSONObjectUtils.toJSONString(header);
      assertBad(never, Base64URL.encode(json) + forged.substring(forged.indexOf('.')) + "AAAA");
    }
    assertThat(hexauth.keyRequests()).isEqualTo(1 + 3);
    hexauth.keys = FakeHexauth.publishing(KEY, OTHER);
    time.pass(Duration.ofSeconds(10));
    decode(never, new Tokens(OTHER, hexauth.uri()).user());
    decode(never, tokens.user());
  }

  @Test
  void callers_with_a_new_key_share_one_request() throws Exception {
    AccessTokens never = never();
    decode(never, tokens.user());
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    hexauth.keys = held(asked, release, FakeHexauth.publishing(OTHER));
    String token = new Tokens(OTHER, hexauth.uri()).user();
    List<CompletableFuture<Jwt>> callers =
        IntStream.range(0, 50).mapToObj(i -> never.decode(token)).toList();
    asked.await();
    release.countDown();
    assertThat(callers).allSatisfy(caller -> assertThat(caller.join().getSubject()).isNotNull());
    assertThat(hexauth.keyRequests()).isEqualTo(2);
  }

  @Test
  void a_key_that_is_taken_back_is_refused_after_five_minutes() {
    AccessTokens never = never();
    decode(never, tokens.user());
    hexauth.keys = FakeHexauth.publishing(OTHER);
    time.pass(Duration.ofMinutes(5).plusNanos(1));
    String token = tokens.user();
    Awaits.until(() -> {
      try {
        never.decode(token).join();
        return false;
      } catch (CompletionException e) {
        return e.getCause() instanceof BadJwtException;
      }
    });
    assertThat(hexauth.keyRequests()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void known_keys_outlast_an_outage_for_an_hour() {
    AccessTokens never = never();
    decode(never, tokens.user());
    hexauth.keys = status(500);
    time.pass(Duration.ofHours(1).minusNanos(1));
    decode(never, tokens.userWith("exp", 4_102_444_800L + 7200));
    time.pass(Duration.ofSeconds(2));
    assertUnavailable(never, tokens.userWith("exp", 4_102_444_800L + 7200));
  }

  @Test
  void without_keys_a_service_starts_and_waits_for_hexauth() {
    hexauth.keys = status(503);
    AccessTokens never = never();
    assertUnavailable(never, tokens.user());
    hexauth.keys = FakeHexauth.publishing(KEY);
    time.pass(Duration.ofSeconds(1));
    decode(never, tokens.user());
  }

  static final List<Map.Entry<String, String>> WRONG_KEYS =
      List.of(
          Map.entry("no keys", "{}"),
          Map.entry("an empty set", "{\"keys\":[]}"),
          Map.entry("null", "null"),
          Map.entry("HTML", "<html></html>"),
          Map.entry("text", "{\"keys\":\"a\"}"));

  @ParameterizedTest
  @FieldSource("WRONG_KEYS")
  void keys_that_make_no_sense_are_an_outage(Map.Entry<String, String> wrong) {
    hexauth.keys = json(wrong.getValue());
    assertUnavailable(never(), tokens.user());
  }

  @Test
  void metadata_of_another_issuer_are_refused() {
    hexauth.metadata =
        json("{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"" + hexauth.uri() + "/keys\"}");
    assertUnavailable(never(), tokens.user());
    assertThat(hexauth.keyRequests()).isZero();
  }

  @Test
  void metadata_without_introspection_are_an_outage_only_if_sessions_are_checked() {
    hexauth.metadata =
        json(
            "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(hexauth.uri(), hexauth.uri()));
    decode(never(), tokens.user());
    assertUnavailable(always(PATIENCE), tokens.user());
  }

  // Sessions

  @Test
  void always_asks_for_each_request_with_the_key_and_the_token_in_the_body() {
    AccessTokens always = always(PATIENCE);
    String token = tokens.user();
    decode(always, token);
    decode(always, token);
    assertThat(hexauth.questions())
        .containsExactly(
            "token=" + token + "&token_type_hint=access_token",
            "token=" + token + "&token_type_hint=access_token");
    assertThat(hexauth.credentials).containsOnly("Bearer " + SettingsTest.KEY);
  }

  @Test
  void an_ended_session_counts_at_once() {
    AccessTokens always = always(PATIENCE);
    String token = tokens.user();
    decode(always, token);
    hexauth.introspection = json("{\"active\":false}");
    assertBad(always, token);
  }

  @Test
  void an_answer_is_used_for_five_seconds_from_when_it_was_asked_for() {
    AccessTokens fiveSeconds = checking(FIVE_SECONDS, PATIENCE);
    String token = tokens.user();
    hexauth.introspection =
        exchange -> {
          time.pass(Duration.ofSeconds(2));
          FakeHexauth.json(exchange, "{\"active\":true}");
        };
    decode(fiveSeconds, token);
    hexauth.introspection = json("{\"active\":false}");
    time.pass(Duration.ofSeconds(3).minusNanos(1));
    decode(fiveSeconds, token);
    time.pass(Duration.ofNanos(1));
    assertBad(fiveSeconds, token);
    assertThat(hexauth.questions()).hasSize(2);
  }

  @Test
  void answers_are_kept_for_one_token_only() {
    AccessTokens fiveSeconds = checking(FIVE_SECONDS, PATIENCE);
    decode(fiveSeconds, tokens.user());
    hexauth.introspection = json("{\"active\":false}");
    assertBad(fiveSeconds, tokens.user());
  }

  @Test
  void a_request_that_came_after_the_question_was_sent_waits_for_the_next() throws Exception {
    AccessTokens always = always(PATIENCE);
    String token = tokens.user();
    decode(always, token);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    hexauth.introspection = held(asked, release, json("{\"active\":true}"));
    CompletableFuture<Jwt> before = always.decode(token);
    asked.await();
    time.pass(Duration.ofNanos(1));
    List<CompletableFuture<Jwt>> after =
        IntStream.range(0, 20).mapToObj(i -> always.decode(token)).toList();
    hexauth.introspection = json("{\"active\":false}");
    release.countDown();
    assertThat(before.join().getSubject()).isEqualTo(Tokens.USER);
    assertThat(after)
        .allSatisfy(caller ->
            assertThat(caller)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(BadJwtException.class));
    assertThat(hexauth.questions()).hasSize(3);
  }

  static final List<Map.Entry<String, Function<FakeHexauth, HttpHandler>>> NONSENSE =
      List.of(
          nonsense("500", hexauth -> status(500)),
          nonsense("503", hexauth -> status(503)),
          nonsense("401", hexauth -> status(401)),
          nonsense("403", hexauth -> status(403)),
          nonsense("404", hexauth -> status(404)),
          nonsense("429", hexauth -> status(429)),
          nonsense("204", hexauth -> status(204)),
          nonsense("redirect", hexauth -> redirect()),
          nonsense("HTML", hexauth -> json("<html><body>active: true</body></html>")),
          nonsense("nothing", hexauth -> json("")),
          nonsense("null", hexauth -> json("null")),
          nonsense("array", hexauth -> json("[{\"active\":true}]")),
          nonsense("no member", hexauth -> json("{}")),
          nonsense("text", hexauth -> json("{\"active\":\"true\"}")),
          nonsense("number", hexauth -> json("{\"active\":1}")),
          nonsense("two members", hexauth -> json("{\"active\":false,\"active\":true}")),
          nonsense("cut off", hexauth -> json("{\"active\":true")),
          nonsense("deep", hexauth -> json("[".repeat(100_000))),
          nonsense(
              "huge", hexauth -> json("{\"a\":\"" + "a".repeat(300_000) + "\",\"active\":true}")),
          nonsense("closed", hexauth -> HttpExchange::close),
          nonsense("hangs", FakeHexauth::hanging),
          nonsense("drips", FakeHexauth::dripping));

  @ParameterizedTest
  @FieldSource("NONSENSE")
  void an_answer_that_makes_no_sense_is_an_outage_that_ends_by_itself(
      Map.Entry<String, Function<FakeHexauth, HttpHandler>> nonsense) {
    Duration timeout = nonsense.getKey().matches("hangs|drips") ? IMPATIENCE : PATIENCE;
    AccessTokens always = always(timeout);
    HttpHandler sane = hexauth.introspection;
    hexauth.introspection = nonsense.getValue().apply(hexauth);
    String token = tokens.user();
    assertUnavailable(always, token);
    hexauth.introspection = sane;
    decode(always(PATIENCE), token);
  }

  private static Map.Entry<String, Function<FakeHexauth, HttpHandler>> nonsense(
      String name, Function<FakeHexauth, HttpHandler> maker) {
    return Map.entry(name, maker);
  }

  @Test
  void a_hexauth_that_is_gone_is_an_outage_until_it_is_back() {
    AccessTokens always = always(PATIENCE);
    decode(always, tokens.user());
    int port = hexauth.port();
    hexauth.close();
    assertUnavailable(always, tokens.user());
    decode(never(), new FakeHexauth(port, KEY), tokens.user());
  }

  private void decode(AccessTokens with, FakeHexauth again, String token) {
    try (again) {
      assertThat(with.decode(token).join().getSubject()).isEqualTo(Tokens.USER);
    }
  }

  @Test
  void in_an_outage_few_callers_wait() {
    AccessTokens always = always(Duration.ofSeconds(5));
    decode(always, tokens.user());
    hexauth.introspection = status(500);
    assertUnavailable(always, tokens.user());
    hexauth.introspection = hexauth.hanging();
    List<CompletableFuture<Jwt>> callers =
        Stream.generate(() -> always.decode(tokens.user())).limit(12).toList();
    Awaits.until(() ->
        callers.stream().filter(CompletableFuture::isDone).count()
            == 12 - Hexauth.MAX_OPEN_IN_OUTAGE);
  }

  @Test
  void a_key_or_token_is_never_in_a_message() throws IOException {
    hexauth.introspection = status(401);
    String token = tokens.user();
    assertThat(always(PATIENCE).decode(token))
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .satisfies(failure -> {
          for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(token, "0123456789abcdef");
          }
        })
        .havingCause()
        .withMessageContaining("hexauth.resource-server.service-key");
  }

  @Test
  void only_so_many_tokens_are_remembered() {
    AccessTokens fiveSeconds = checking(FIVE_SECONDS, PATIENCE);
    SessionCheck check =
        new SessionCheck(
            new Hexauth(PATIENCE, PATIENCE),
            ServiceKey.parse(SettingsTest.KEY).orElseThrow(),
            () -> CompletableFuture.failedFuture(new IOException("not asked")),
            FIVE_SECONDS,
            time);
    for (int i = 0; i <= SessionCheck.MAX_TOKENS + 100; i++) {
      assertThat(check.isActive("token-" + i, time.read())).isCompletedExceptionally();
    }
    assertThat(check.remembered()).isEqualTo(SessionCheck.MAX_TOKENS);
    decode(fiveSeconds, tokens.user());
  }

  // Parts

  private static HttpHandler status(int status) {
    return exchange -> answer(exchange, status, "text/plain", "");
  }

  private static HttpHandler json(String json) {
    return exchange -> FakeHexauth.json(exchange, json);
  }

  private static HttpHandler redirect() {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", "/introspect");
      answer(exchange, 307, "text/plain", "");
    };
  }

  private static HttpHandler held(CountDownLatch asked, CountDownLatch release, HttpHandler then) {
    return exchange -> {
      asked.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      then.handle(exchange);
    };
  }

  private AccessTokens never() {
    return new AccessTokens(settings(Optional.empty(), PATIENCE), List.of(), time, time);
  }

  private AccessTokens always(Duration timeout) {
    return checking(Duration.ZERO, timeout);
  }

  private AccessTokens checking(Duration maxAge, Duration timeout) {
    ServiceKey key = ServiceKey.parse(SettingsTest.KEY).orElseThrow();
    Settings.Check check = new Settings.Check(maxAge, key, Optional.empty());
    return new AccessTokens(settings(Optional.of(check), timeout), List.of(), time, time);
  }

  private Settings settings(Optional<Settings.Check> check, Duration timeout) {
    return new Settings(
        URI.create(hexauth.uri()), Optional.empty(), Set.of("hexauth"), check, timeout, timeout);
  }

  private static Jwt decode(AccessTokens with, String token) {
    return with.decode(token).join();
  }

  private static void assertBad(AccessTokens with, String token) {
    assertThatExceptionOfType(BadJwtException.class)
        .isThrownBy(() -> new BlockingDecoder(with).decode(token));
  }

  private static void assertUnavailable(AccessTokens with, String token) {
    assertThatExceptionOfType(HexauthUnavailableException.class)
        .isThrownBy(() -> new BlockingDecoder(with).decode(token));
  }
}
