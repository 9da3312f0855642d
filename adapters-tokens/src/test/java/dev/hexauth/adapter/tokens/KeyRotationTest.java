package dev.hexauth.adapter.tokens;

import static dev.hexauth.adapter.tokens.SampleClaims.ACCESS;
import static dev.hexauth.adapter.tokens.SampleClaims.NOW;
import static dev.hexauth.adapter.tokens.SampleClaims.REFRESH;
import static dev.hexauth.adapter.tokens.SampleClaims.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hexauth.domain.event.SecurityEvent.KeysLoaded;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.token.Verification;
import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One key taking over from another, and what is published of them. */
final class KeyRotationTest {

  private static final KeyPair EC = SampleKeys.ec();
  private static final KeyPair ED = SampleKeys.ed25519();
  private static final OtherKey OLD = other(SigningAlgorithm.RS256, SampleKeys.ACCESS);
  private static final OtherKey NEW = other(SigningAlgorithm.ES256, EC);

  private static OtherKey other(SigningAlgorithm algorithm, KeyPair pair) {
    return new OtherKey(algorithm, KeyValue.of("OTHER", SampleKeys.spki(pair)));
  }

  private static KindSettings kind(SigningAlgorithm algorithm, KeyPair pair, OtherKey... others) {
    return new KindSettings(
        algorithm,
        KeyValue.of("ACTIVE", SampleKeys.pkcs8(pair)),
        KeyValue.absent("ACTIVE_PUBLIC"),
        List.of(others));
  }

  private static TokenKeys keys(KindSettings access) {
    return new TokensConfiguration()
        .tokenKeys(new KeySettings(access, kind(SigningAlgorithm.EDDSA, ED)), NativeSigning.AUTO);
  }

  private static TokenKeys oldWith(OtherKey... others) {
    return keys(kind(SigningAlgorithm.RS256, SampleKeys.ACCESS, others));
  }

  private static TokenKeys newWith(OtherKey... others) {
    return keys(kind(SigningAlgorithm.ES256, EC, others));
  }

  private static Token signed(TokenKeys keys) {
    return new TokensConfiguration().tokenSigner(keys, TokenSettings.DEFAULT).sign(ACCESS);
  }

  private static boolean accepts(TokenKeys keys, Token token) {
    return new TokensConfiguration()
        .tokenVerifier(keys, TokenSettings.DEFAULT)
        .verifyAccess(token, NOW)
        .equals(new Verification.Verified<>(ACCESS));
  }

  @Test
  void at_the_start_it_is_told_which_key_of_each_kind_is_active_and_which_verify_only() {
    String oldId = idOf(SampleKeys.ACCESS);
    String newId = idOf(EC);
    var refresh = new KeysLoaded(TokenKind.REFRESH, idOf(ED), List.of());
    assertThat(oldWith(NEW).loaded())
        .containsExactly(new KeysLoaded(TokenKind.ACCESS, oldId, List.of(newId)), refresh);
    assertThat(newWith(NEW, OLD).loaded())
        .containsExactly(new KeysLoaded(TokenKind.ACCESS, newId, List.of(oldId)), refresh);
  }

  private static String idOf(KeyPair pair) {
    return Jwks.builder().key(pair.getPublic()).build().thumbprint().toString();
  }

  @Test
  void two_nodes_accept_each_others_tokens_at_each_step_of_a_rotation() {
    List<TokenKeys> steps = List.of(oldWith(), oldWith(NEW), newWith(NEW, OLD), newWith(OLD));
    for (int step = 1; step < steps.size(); step++) {
      TokenKeys before = steps.get(step - 1);
      TokenKeys after = steps.get(step);
      assertThat(accepts(before, signed(after))).as("before step %d", step).isTrue();
      assertThat(accepts(after, signed(before))).as("after step %d", step).isTrue();
    }
  }

  @Test
  void a_key_that_is_taken_out_is_refused_at_once() {
    Token token = signed(oldWith());
    assertThat(accepts(newWith(OLD), token)).isTrue();
    assertThat(accepts(newWith(), token)).isFalse();
  }

  @Test
  void a_pending_key_does_not_sign() {
    assertThat(accepts(oldWith(), signed(oldWith(NEW)))).isTrue();
  }

  @Test
  @Tag("RFC8725-3.1")
  void a_key_is_accepted_with_its_own_algorithm_only() {
    TokenKeys keys = newWith(OLD);
    String kid = SampleKeys.ring(SampleKeys.ACCESS).signing().id();
    String payload =
        """
        {"iss":"hexauth","aud":"hexauth","sub":"%s","sid":"%s",\
        "gen":3,"roles":["user"],"auth_time":1800000000,\
        "iat":1800000000,"exp":1800000900,"jti":"id"}\
        """
            .formatted(SESSION.owner(), SESSION.id());
    PrivateKey key = SampleKeys.ACCESS.getPrivate();
    String header = "{\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\",\"alg\":\"RS256\"}";
    assertThat(accepts(keys, new Token(Forge.rs256(header, payload, key)))).isTrue();
    for (String other : List.of("PS256", "ES256", "EdDSA")) {
      String confused = Forge.rs256(header.replace("RS256", other), payload, key);
      assertThat(accepts(keys, new Token(confused))).as(other).isFalse();
    }
  }

  @Test
  @Tag("RFC8725-3.12")
  void keys_of_one_kind_never_verify_the_other() {
    TokenKeys keys = newWith(OLD);
    Token refresh =
        new TokensConfiguration().tokenSigner(keys, TokenSettings.DEFAULT).sign(REFRESH);
    assertThat(accepts(keys, refresh)).isFalse();
  }

  @Test
  void no_key_may_be_of_both_kinds_not_even_a_retired_one() {
    KindSettings access = kind(SigningAlgorithm.RS256, SampleKeys.ACCESS);
    KindSettings refresh = kind(SigningAlgorithm.EDDSA, ED, OLD);
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() ->
            new TokensConfiguration()
                .tokenKeys(new KeySettings(access, refresh), NativeSigning.AUTO))
        .withMessageStartingWith(
            "OTHER is the same key as ACTIVE, and each kind of token needs its own; ");
  }

  @Test
  @Tag("RFC8725-3.1")
  void no_key_may_be_for_two_algorithms() {
    KindSettings access =
        kind(
            SigningAlgorithm.PS256,
            SampleKeys.ACCESS,
            other(SigningAlgorithm.RS256, SampleKeys.ACCESS));
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> keys(access))
        .withMessage(
            "OTHER is the same key as ACTIVE, but for another algorithm, and a key is for one"
                + " only");
  }

  @Test
  void the_public_access_keys_are_published_the_active_one_first() {
    List<JsonObject> published =
        published(
            oldWith(
                NEW,
                other(SigningAlgorithm.PS256, SampleKeys.FOREIGN),
                other(SigningAlgorithm.EDDSA, SampleKeys.ed25519())));
    assertThat(published)
        .extracting(key -> text(key, "kty") + " " + text(key, "alg") + " " + text(key, "use"))
        .containsExactly("RSA RS256 sig", "EC ES256 sig", "RSA PS256 sig", "OKP EdDSA sig");
    assertThat(published.getFirst().keySet())
        .containsExactlyInAnyOrder("kty", "n", "e", "alg", "use", "kid");
    assertThat(published.get(1).keySet())
        .containsExactlyInAnyOrder("kty", "crv", "x", "y", "alg", "use", "kid");
    assertThat(published.getLast().keySet())
        .containsExactlyInAnyOrder("kty", "crv", "x", "alg", "use", "kid");
  }

  @Test
  void a_token_names_a_published_key() {
    String header = header(signed(newWith(OLD)));
    assertThat(published(newWith(OLD)))
        .extracting(key -> text(key, "kid"))
        .startsWith(text(JsonParser.parseString(header).getAsJsonObject(), "kid"))
        .contains(SampleKeys.ring(SampleKeys.ACCESS).signing().id())
        .hasSize(2);
  }

  @Test
  void a_private_key_that_is_given_to_verify_with_is_published_by_its_public_half_alone() {
    for (KindSettings kind :
        List.of(
            kind(SigningAlgorithm.RS256, SampleKeys.ACCESS, secret(SigningAlgorithm.ES256, EC)),
            kind(SigningAlgorithm.ES256, EC, secret(SigningAlgorithm.RS256, SampleKeys.ACCESS)))) {
      assertThat(published(keys(kind)))
          .hasSize(2)
          .allSatisfy(key ->
              assertThat(key.keySet()).doesNotContain("d", "p", "q", "dp", "dq", "qi", "oth", "k"));
    }
  }

  @Test
  void no_refresh_key_is_published() {
    assertThat(published(oldWith())).hasSize(1).noneMatch(key -> text(key, "kty").equals("OKP"));
  }

  private static OtherKey secret(SigningAlgorithm algorithm, KeyPair pair) {
    return new OtherKey(algorithm, KeyValue.of("OTHER", SampleKeys.pkcs8(pair)));
  }

  private static List<JsonObject> published(TokenKeys keys) {
    JsonObject set = JsonParser.parseString(keys.jwks()).getAsJsonObject();
    assertThat(set.keySet()).containsExactly("keys");
    JsonArray members = set.getAsJsonArray("keys");
    return StreamSupport.stream(members.spliterator(), false)
        .map(member -> member.getAsJsonObject())
        .toList();
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }

  private static String header(Token token) {
    String part = Arrays.asList(token.compact().split("\\.")).getFirst();
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
