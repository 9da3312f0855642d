package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RFC 8725 and what else has been tried on verifiers of JWTs. */
final class JwtTokenVerifierTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  private static final String USER = "018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506";
  private static final String SID = "AAECAwQFBgcICQoLDA0ODw";
  private static final String KID = SampleKeys.ring(SampleKeys.ACCESS).signing().id();
  private static final String REFRESH_KID = SampleKeys.ring(SampleKeys.REFRESH).signing().id();
  private static final PrivateKey KEY = SampleKeys.ACCESS.getPrivate();

  private static final String HEADER =
      "{\"typ\":\"at+jwt\",\"kid\":\"" + KID + "\",\"alg\":\"RS256\"}";
  private static final String PAYLOAD =
      "{\"iss\":\"hexauth\",\"aud\":\"hexauth\",\"sub\":\""
          + USER
          + "\",\"sid\":\""
          + SID
          + "\",\"gen\":3,\"iat\":1800000000,\"exp\":1800000900,\"jti\":\"id\"}";
  private static final String REFRESH_HEADER =
      "{\"typ\":\"rt+jwt\",\"kid\":\"" + REFRESH_KID + "\",\"alg\":\"RS256\"}";
  private static final String REFRESH_PAYLOAD =
      "{\"iss\":\"hexauth\",\"sub\":\""
          + USER
          + "\",\"sid\":\""
          + SID
          + "\",\"gen\":3,\"iat\":1800000000,\"exp\":1800003600}";

  private static final SessionRef SESSION =
      new SessionRef(new UserId(UUID.fromString(USER)), new SessionId(SID));

  private final JwtTokenVerifier verifier = verifier(Duration.ZERO);

  private static JwtTokenVerifier verifier(Duration tolerance) {
    return new JwtTokenVerifier(
        SampleKeys.ring(SampleKeys.ACCESS),
        SampleKeys.ring(SampleKeys.REFRESH),
        new TokenSettings("hexauth", Set.of(), "hexauth", "hexauth", AccessType.AT_JWT, tolerance));
  }

  private Verification<AccessClaims> access(String token) {
    return verifier.verifyAccess(new Token(token), NOW);
  }

  private Verification<RefreshClaims> refresh(String token) {
    return verifier.verifyRefresh(new Token(token), NOW);
  }

  private void assertRefused(String token) {
    assertThat(access(token)).as(token).isEqualTo(new Verification.Invalid<>());
    assertThat(refresh(token)).as(token).isEqualTo(new Verification.Invalid<>());
  }

  private void assertHeaderRefused(String header) {
    assertThat(header).isNotEqualTo(HEADER);
    assertRefused(Forge.rs256(header, PAYLOAD, KEY));
  }

  private void assertPayloadRefused(String payload) {
    assertThat(payload).isNotEqualTo(PAYLOAD);
    assertRefused(Forge.rs256(HEADER, payload, KEY));
  }

  private void assertRefreshPayloadRefused(String payload) {
    assertThat(payload).isNotEqualTo(REFRESH_PAYLOAD);
    assertRefused(Forge.rs256(REFRESH_HEADER, payload, SampleKeys.REFRESH.getPrivate()));
  }

  @Test
  void what_the_attacks_are_made_of_is_good_before_they_change_it() {
    assertThat(access(Forge.rs256(HEADER, PAYLOAD, KEY)))
        .isEqualTo(
            new Verification.Verified<>(
                new AccessClaims(
                    SESSION,
                    new Generation(3),
                    Optional.empty(),
                    new TokenId("id"),
                    Delivery.COOKIE,
                    NOW,
                    NOW.plusSeconds(900))));
    assertThat(
            refresh(Forge.rs256(REFRESH_HEADER, REFRESH_PAYLOAD, SampleKeys.REFRESH.getPrivate())))
        .isEqualTo(
            new Verification.Verified<>(
                new RefreshClaims(
                    SESSION, new Generation(3), Delivery.COOKIE, NOW, NOW.plusSeconds(3600))));
  }

  @Test
  @Tag("ASVS-9.1.2")
  @Tag("RFC8725-3.1")
  @Tag("RFC8725-3.2")
  void no_algorithm_but_the_configured_one_is_accepted() {
    for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
      String header = HEADER.replace("RS256", none);
      assertRefused(Forge.unsigned(header, PAYLOAD));
      assertRefused(Forge.unsigned(header, PAYLOAD) + ".");
      assertRefused(Forge.rs256(header, PAYLOAD, KEY));
    }
    assertRefused(Forge.signed("SHA384withRSA", HEADER.replace("RS256", "RS384"), PAYLOAD, KEY));
    assertRefused(Forge.signed("SHA512withRSA", HEADER.replace("RS256", "RS512"), PAYLOAD, KEY));
    for (String other :
        List.of("rs256", "RS256 ", "PS256", "ES256", "EdDSA", "HS256", "dir", "RSA-OAEP")) {
      assertHeaderRefused(HEADER.replace("RS256", other));
    }
    assertHeaderRefused(HEADER.replace(",\"alg\":\"RS256\"", ""));
    assertHeaderRefused(HEADER.replace("\"RS256\"", "null"));
    assertHeaderRefused(HEADER.replace("\"RS256\"", "[\"RS256\"]"));
  }

  @Test
  @Tag("ASVS-9.1.2")
  @Tag("RFC8725-3.1")
  void the_public_key_is_no_secret_of_an_hmac() {
    String header = HEADER.replace("RS256", "HS256");
    byte[] der = SampleKeys.ACCESS.getPublic().getEncoded();
    byte[] pem = SampleKeys.spki(SampleKeys.ACCESS).getBytes(StandardCharsets.US_ASCII);
    assertRefused(Forge.hs256(header, PAYLOAD, der));
    assertRefused(Forge.hs256(header, PAYLOAD, pem));
    assertRefused(Forge.hs256(HEADER, PAYLOAD, der));
  }

  @Test
  @Tag("ASVS-9.1.1")
  @Tag("ASVS-9.1.3")
  @Tag("RFC8725-3.8")
  void a_foreign_key_is_refused_with_its_own_kid_and_with_ours() {
    KeyPair foreign = SampleKeys.FOREIGN;
    String own = SampleKeys.ring(foreign).signing().id();
    assertRefused(Forge.rs256(HEADER.replace(KID, own), PAYLOAD, foreign.getPrivate()));
    assertRefused(Forge.rs256(HEADER, PAYLOAD, foreign.getPrivate()));
  }

  @Test
  @Tag("ASVS-9.2.2")
  @Tag("RFC8725-3.12")
  void the_key_and_the_type_of_one_kind_do_not_make_the_other() {
    PrivateKey refreshKey = SampleKeys.REFRESH.getPrivate();
    assertRefused(Forge.rs256(HEADER.replace(KID, REFRESH_KID), PAYLOAD, refreshKey));
    assertRefused(Forge.rs256(HEADER, PAYLOAD, refreshKey));
    assertRefused(Forge.rs256(REFRESH_HEADER.replace(REFRESH_KID, KID), REFRESH_PAYLOAD, KEY));
    assertRefused(Forge.rs256(HEADER, REFRESH_PAYLOAD, KEY));
    assertRefused(Forge.rs256(REFRESH_HEADER, PAYLOAD, refreshKey));
  }

  @Test
  @Tag("ASVS-9.1.3")
  @Tag("RFC8725-3.10")
  void the_kid_must_be_there_and_name_a_configured_key_exactly() {
    assertHeaderRefused(HEADER.replace("\"kid\":\"" + KID + "\",", ""));
    for (String kid :
        List.of(
            "",
            " ",
            " " + KID,
            KID + " ",
            KID.substring(1),
            KID + "\\u0000",
            "../../../../dev/null",
            "/etc/passwd",
            "' OR '1'='1",
            "file:///etc/passwd",
            "*")) {
      assertHeaderRefused(HEADER.replace(KID, kid));
    }
    assertHeaderRefused(HEADER.replace("\"" + KID + "\"", "null"));
    assertHeaderRefused(HEADER.replace("\"" + KID + "\"", "[\"" + KID + "\"]"));
    assertHeaderRefused(HEADER.replace("\"" + KID + "\"", "1"));
  }

  @Test
  @Tag("RFC8725-3.11")
  @Tag("RFC9068-4-type")
  void the_type_has_one_spelling() {
    for (String typ :
        List.of(
            "AT+JWT",
            "at+JWT",
            "application/at+jwt",
            "JWT",
            "rt+jwt",
            "",
            "at+jwt ",
            "at+jwt;charset=utf-8")) {
      assertHeaderRefused(HEADER.replace("at+jwt", typ));
    }
    assertHeaderRefused(HEADER.replace("\"typ\":\"at+jwt\",", ""));
  }

  @Test
  @Tag("RFC8725-3.11")
  @Tag("RFC8725-3.12")
  @Tag("RFC9068-4-type")
  void where_access_tokens_have_the_type_jwt_only_they_have_it() {
    JwtTokenVerifier plain =
        new JwtTokenVerifier(
            SampleKeys.ring(SampleKeys.ACCESS),
            SampleKeys.ring(SampleKeys.REFRESH),
            new TokenSettings(
                "hexauth", Set.of(), "hexauth", "hexauth", AccessType.JWT, Duration.ZERO));
    for (String typ : List.of("JWT", "at+jwt")) {
      String token = Forge.rs256(HEADER.replace("at+jwt", typ), PAYLOAD, KEY);
      assertThat(plain.verifyAccess(new Token(token), NOW))
          .as(typ)
          .isInstanceOf(Verification.Verified.class);
    }
    for (String typ :
        List.of("jwt", "Jwt", "JWT ", "application/jwt", "AT+JWT", "rt+jwt", "JOSE", "")) {
      String token = Forge.rs256(HEADER.replace("at+jwt", typ), PAYLOAD, KEY);
      assertThat(plain.verifyAccess(new Token(token), NOW))
          .as(typ)
          .isEqualTo(new Verification.Invalid<>());
    }
    String refresh =
        Forge.rs256(
            REFRESH_HEADER.replace("rt+jwt", "JWT"),
            REFRESH_PAYLOAD,
            SampleKeys.REFRESH.getPrivate());
    assertThat(plain.verifyRefresh(new Token(refresh), NOW))
        .isEqualTo(new Verification.Invalid<>());
    assertThat(plain.verifyAccess(new Token(refresh), NOW)).isEqualTo(new Verification.Invalid<>());
  }

  @Test
  @Tag("ASVS-9.1.3")
  @Tag("RFC8725-3.10")
  void a_header_with_anything_more_in_it_is_refused() {
    for (String member :
        List.of(
            "\"jku\":\"https://attacker.example/jwks.json\"",
            "\"x5u\":\"https://attacker.example/cert.pem\"",
            "\"x5c\":[\"MIIB\"]",
            "\"x5c\":\"MIIB\"",
            "\"x5t\":\"AAAA\"",
            "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
            "\"jwk\":\"{}\"",
            "\"crit\":[\"exp\"]",
            "\"crit\":[]",
            "\"crit\":\"exp\"",
            "\"b64\":false",
            "\"b64\":\"false\"",
            "\"b64\":true",
            "\"zip\":\"DEF\"",
            "\"cty\":\"JWT\"",
            "\"enc\":\"A256GCM\"",
            "\"unknown\":\"anything\"",
            "\"kid\":\"" + KID + "\"",
            "\"alg\":\"RS256\"",
            "\"typ\":\"at+jwt\"",
            "\"\":\"\"")) {
      assertHeaderRefused(HEADER.replace("}", "," + member + "}"));
      assertHeaderRefused(HEADER.replace("{", "{" + member + ","));
    }
  }

  @Test
  void a_header_that_is_no_plain_json_object_is_refused() {
    for (String header :
        List.of(
            "",
            "null",
            "[]",
            "[" + HEADER + "]",
            "\"" + KID + "\"",
            HEADER + HEADER,
            HEADER + "x",
            HEADER.substring(0, HEADER.length() - 1),
            HEADER.replace("\"", "'"),
            HEADER.replace(",", ",,"),
            HEADER.replace("}", ",}"),
            "/**/" + HEADER,
            ")]}'\n" + HEADER,
            HEADER.replace("at+jwt", "at+\tjwt"),
            "[".repeat(1000),
            "{\"a\":".repeat(500))) {
      assertHeaderRefused(header);
    }
  }

  @Test
  void a_compressed_payload_is_not_unpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(PAYLOAD.getBytes(StandardCharsets.UTF_8));
    }
    String header = HEADER.replace("}", ",\"zip\":\"DEF\"}");
    assertRefused(Forge.rs256(header, packed.toByteArray(), KEY));
    assertRefused(Forge.rs256(HEADER, packed.toByteArray(), KEY));
  }

  @Test
  @Tag("RFC8725-3.3")
  void an_encrypted_token_is_refused() {
    String header = "{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"" + KID + "\"}";
    assertRefused(Forge.unsigned(header, PAYLOAD) + ".AAAA.AAAA.AAAA");
  }

  @Test
  @Tag("ASVS-9.2.3")
  @Tag("RFC8725-3.8")
  @Tag("RFC8725-3.9")
  @Tag("RFC9068-4-issuer")
  @Tag("RFC9068-4-audience")
  void the_issuer_and_the_audience_must_be_exactly_ours() {
    for (String other : List.of("\"Hexauth\"", "\"hexauth \"", "\"\"", "null", "1")) {
      assertPayloadRefused(PAYLOAD.replace("\"iss\":\"hexauth\"", "\"iss\":" + other));
      assertPayloadRefused(PAYLOAD.replace("\"aud\":\"hexauth\"", "\"aud\":" + other));
    }
    assertPayloadRefused(PAYLOAD.replace("\"iss\":\"hexauth\",", ""));
    assertPayloadRefused(PAYLOAD.replace("\"aud\":\"hexauth\",", ""));
    for (String array :
        List.of("[]", "[\"hexauth\"]", "[\"hexauth\",\"other\"]", "[\"other\",\"hexauth\"]")) {
      assertPayloadRefused(PAYLOAD.replace("\"aud\":\"hexauth\"", "\"aud\":" + array));
    }
    assertRefreshPayloadRefused(REFRESH_PAYLOAD.replace("hexauth", "other"));
  }

  @Test
  void the_times_must_be_there_and_be_whole_numbers() {
    for (String claim : List.of("\"iat\":1800000000", "\"exp\":1800000900")) {
      String name = claim.substring(0, 6);
      assertPayloadRefused(PAYLOAD.replace(claim + ",", ""));
      for (String value :
          List.of(
              "\"1800000900\"",
              "1800000000.0",
              "1800000000.5",
              "1.8e9",
              "18E8",
              "-1800000000",
              "01800000000",
              "+1800000000",
              "0x6B49D200",
              "9223372036854775807",
              "9223372036854775808",
              "1" + "0".repeat(400),
              "NaN",
              "Infinity",
              "null",
              "true",
              "[1800000000]",
              "{}",
              "\"2027-01-15T08:00:00Z\"")) {
        assertPayloadRefused(PAYLOAD.replace(claim, name + value));
      }
    }
  }

  @Test
  @Tag("ASVS-9.2.1")
  void a_token_that_begins_later_is_refused_even_when_it_has_expired() {
    assertPayloadRefused(PAYLOAD.replace("{", "{\"nbf\":1800000001,"));
    assertPayloadRefused(PAYLOAD.replace("{", "{\"nbf\":253402300799,"));
    assertPayloadRefused(PAYLOAD.replace("{", "{\"nbf\":\"0\","));
    assertPayloadRefused(
        PAYLOAD
            .replace("{", "{\"nbf\":1800000001,")
            .replace("\"exp\":1800000900", "\"exp\":1700000000"));
    String begun = PAYLOAD.replace("{", "{\"nbf\":1800000000,");
    assertThat(access(Forge.rs256(HEADER, begun, KEY))).isInstanceOf(Verification.Verified.class);
  }

  @Test
  void a_token_that_a_clock_ahead_of_this_one_has_issued_is_good() {
    String early = PAYLOAD.replace("\"iat\":1800000000", "\"iat\":1800000600");
    assertThat(access(Forge.rs256(HEADER, early, KEY))).isInstanceOf(Verification.Verified.class);
  }

  @Test
  @Tag("ASVS-9.2.1")
  @Tag("RFC9068-4-expiry")
  void a_token_expires_at_its_last_second_and_is_then_expired_rather_than_invalid() {
    Token token = new Token(Forge.rs256(HEADER, PAYLOAD, KEY));
    Instant expiry = NOW.plusSeconds(900);
    assertThat(verifier.verifyAccess(token, expiry.minusNanos(1)))
        .isInstanceOf(Verification.Verified.class);
    assertThat(verifier.verifyAccess(token, expiry)).isEqualTo(new Verification.Expired<>());
    assertThat(verifier.verifyAccess(token, Instant.parse("9999-12-31T23:59:59Z")))
        .isEqualTo(new Verification.Expired<>());
  }

  @Test
  void what_has_expired_and_is_wrong_besides_is_invalid() {
    Instant late = NOW.plusSeconds(900);
    for (String payload :
        List.of(
            PAYLOAD.replace("\"aud\":\"hexauth\"", "\"aud\":\"other\""),
            PAYLOAD.replace(SID, "short"),
            PAYLOAD.replace(",\"jti\":\"id\"", ""),
            PAYLOAD.replace(USER, "1"))) {
      Token token = new Token(Forge.rs256(HEADER, payload, KEY));
      assertThat(verifier.verifyAccess(token, late)).isEqualTo(new Verification.Invalid<>());
    }
    Token forged = new Token(Forge.rs256(HEADER, PAYLOAD, SampleKeys.FOREIGN.getPrivate()));
    assertThat(verifier.verifyAccess(forged, late)).isEqualTo(new Verification.Invalid<>());
  }

  @Test
  void a_tolerance_is_granted_on_either_side() {
    JwtTokenVerifier tolerant = verifier(Duration.ofSeconds(5));
    String payload = PAYLOAD.replace("{", "{\"nbf\":1800000000,");
    Token token = new Token(Forge.rs256(HEADER, payload, KEY));
    assertThat(tolerant.verifyAccess(token, NOW.minusSeconds(5)))
        .isInstanceOf(Verification.Verified.class);
    assertThat(tolerant.verifyAccess(token, NOW.minusSeconds(6)))
        .isEqualTo(new Verification.Invalid<>());
    assertThat(tolerant.verifyAccess(token, NOW.plusSeconds(904)))
        .isInstanceOf(Verification.Verified.class);
    assertThat(tolerant.verifyAccess(token, NOW.plusSeconds(905)))
        .isEqualTo(new Verification.Expired<>());
  }

  @Test
  @Tag("RFC8725-3.8")
  void the_subject_must_be_the_canonical_form_of_a_users_id() {
    for (String sub :
        List.of(
            "",
            "1",
            "admin",
            USER.toUpperCase(Locale.ROOT),
            USER + " ",
            "{" + USER + "}",
            "urn:uuid:" + USER,
            USER.replace("-", ""),
            "0-0-0-0-0")) {
      assertPayloadRefused(PAYLOAD.replace(USER, sub));
      assertRefreshPayloadRefused(REFRESH_PAYLOAD.replace(USER, sub));
    }
    assertPayloadRefused(PAYLOAD.replace("\"sub\":\"" + USER + "\",", ""));
    assertPayloadRefused(PAYLOAD.replace("\"" + USER + "\"", "7"));
  }

  @Test
  void the_session_must_be_128_bits_in_base64url() {
    for (String sid : List.of("", SID + "A", SID.substring(1), "*".repeat(22), SID + "==")) {
      assertPayloadRefused(PAYLOAD.replace(SID, sid));
      assertRefreshPayloadRefused(REFRESH_PAYLOAD.replace(SID, sid));
    }
    assertPayloadRefused(PAYLOAD.replace("\"sid\":\"" + SID + "\",", ""));
    assertPayloadRefused(PAYLOAD.replace("\"" + SID + "\"", "{\"a\":1}"));
  }

  @Test
  void the_tokens_id_must_be_there_and_of_a_sensible_length() {
    assertPayloadRefused(PAYLOAD.replace(",\"jti\":\"id\"", ""));
    assertPayloadRefused(PAYLOAD.replace("\"jti\":\"id\"", "\"jti\":\"\""));
    assertPayloadRefused(PAYLOAD.replace("\"jti\":\"id\"", "\"jti\":7"));
    assertPayloadRefused(PAYLOAD.replace("\"jti\":\"id\"", "\"jti\":\"" + "a".repeat(65) + "\""));
  }

  @Test
  void the_generation_must_be_a_whole_number_in_range() {
    assertRefreshPayloadRefused(REFRESH_PAYLOAD.replace("\"gen\":3,", ""));
    assertPayloadRefused(PAYLOAD.replace("\"gen\":3,", ""));
    for (String gen :
        List.of(
            "-1",
            "-0",
            "03",
            "3.0",
            "3e0",
            "\"3\"",
            "1000000001",
            "4294967299",
            "18446744073709551619",
            "null",
            "[3]")) {
      assertRefreshPayloadRefused(REFRESH_PAYLOAD.replace("\"gen\":3", "\"gen\":" + gen));
      assertPayloadRefused(PAYLOAD.replace("\"gen\":3", "\"gen\":" + gen));
    }
  }

  @Test
  void a_delivery_is_absent_or_body_and_nothing_else() {
    PrivateKey refreshKey = SampleKeys.REFRESH.getPrivate();
    for (String delivery :
        List.of(
            "\"cookie\"",
            "\"COOKIE\"",
            "\"BODY\"",
            "\"Body\"",
            "\"body \"",
            "\"body\\u0000\"",
            "\"\"",
            "null",
            "true",
            "1",
            "[\"body\"]",
            "{}",
            "\"body\",\"delivery\":\"body\"")) {
      String claim = ",\"delivery\":" + delivery + "}";
      assertPayloadRefused(PAYLOAD.replace("}", claim));
      assertRefreshPayloadRefused(REFRESH_PAYLOAD.replace("}", claim));
    }
    String body = ",\"delivery\":\"body\"}";
    assertThat(access(Forge.rs256(HEADER, PAYLOAD.replace("}", body), KEY)))
        .isEqualTo(
            new Verification.Verified<>(
                new AccessClaims(
                    SESSION,
                    new Generation(3),
                    Optional.empty(),
                    new TokenId("id"),
                    Delivery.BODY,
                    NOW,
                    NOW.plusSeconds(900))));
    assertThat(refresh(Forge.rs256(REFRESH_HEADER, REFRESH_PAYLOAD.replace("}", body), refreshKey)))
        .isEqualTo(
            new Verification.Verified<>(
                new RefreshClaims(
                    SESSION, new Generation(3), Delivery.BODY, NOW, NOW.plusSeconds(3600))));
  }

  @Test
  void a_claim_that_stands_there_twice_is_refused() {
    for (String again :
        List.of(
            "\"sub\":\"018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f507\"",
            "\"sub\":\"" + USER + "\"",
            "\"exp\":1900000000",
            "\"aud\":\"other\"",
            "\"s\\u0075b\":\"018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f507\"")) {
      assertPayloadRefused(PAYLOAD.replace("}", "," + again + "}"));
      assertPayloadRefused(PAYLOAD.replace("{", "{" + again + ","));
    }
  }

  @Test
  void a_payload_that_is_no_flat_object_is_refused() {
    for (String payload :
        List.of(
            "",
            "null",
            "[]",
            "7",
            "[" + PAYLOAD + "]",
            PAYLOAD + PAYLOAD,
            PAYLOAD.replace("}", ",\"more\":{}}"),
            PAYLOAD.replace("}", ",\"more\":[]}"),
            PAYLOAD.replace("}", ",\"more\":null}"),
            "{\"a\":".repeat(500),
            "[".repeat(2000))) {
      assertPayloadRefused(payload);
    }
    assertPayloadRefused(Forge.rs256(HEADER, PAYLOAD, KEY));
  }

  @Test
  @Tag("RFC8725-3.7")
  void a_text_that_is_no_utf8_or_no_unicode_is_refused() {
    byte[] good = PAYLOAD.replace("}", ",\"more\":\"***\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(access(Forge.rs256(HEADER, good, KEY))).isInstanceOf(Verification.Verified.class);
    for (String bytes : List.of("ff2a2a", "2a2ac3", "c0a22a", "eda080", "efbfbd")) {
      byte[] payload = good.clone();
      System.arraycopy(HexFormat.of().parseHex(bytes), 0, payload, good.length - 5, 3);
      assertRefused(Forge.rs256(HEADER, payload, KEY));
    }
    for (String text : List.of("\\ud800", "\\udc00\\ud800", "\\ufffd")) {
      assertPayloadRefused(PAYLOAD.replace("}", ",\"more\":\"" + text + "\"}"));
      assertPayloadRefused(PAYLOAD.replace("}", ",\"" + text + "\":\"more\"}"));
    }
    assertPayloadRefused("\ufeff" + PAYLOAD);
    assertHeaderRefused("\ufeff" + HEADER);
  }

  @Test
  void a_claim_that_is_not_known_changes_nothing() {
    String payload = PAYLOAD.replace("}", ",\"role\":\"admin\"}");
    assertThat(access(Forge.rs256(HEADER, payload, KEY)))
        .isEqualTo(access(Forge.rs256(HEADER, PAYLOAD, KEY)));
  }

  @Test
  void a_token_over_4096_characters_is_refused() {
    String good = Forge.rs256(HEADER, padded(2500), KEY);
    assertThat(good.length()).isBetween(3900, JwtReader.MAX_LENGTH);
    assertThat(access(good)).isInstanceOf(Verification.Verified.class);
    assertRefused(Forge.rs256(HEADER, padded(2600), KEY));
    assertRefused("a".repeat(10_000_000));
    assertRefused(".".repeat(10_000_000));
  }

  private static String padded(int characters) {
    return PAYLOAD.replace("}", ",\"more\":\"" + "x".repeat(characters) + "\"}");
  }

  @Test
  @Tag("RFC8725-3.3")
  void a_signature_has_one_spelling() {
    String token = Forge.rs256(HEADER, PAYLOAD, KEY);
    String start = token.substring(0, token.length() - 1);
    long accepted =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .chars()
            .filter(last -> access(start + (char) last) instanceof Verification.Verified)
            .count();
    assertThat(accepted).isEqualTo(1);
    Stream.of("=", "==", "A", "AA", " ", "\n", "\u0000", ".", ".AAAA", "\u00e9")
        .forEach(more -> assertRefused(token + more));
    assertRefused(" " + token);
    assertRefused("Bearer " + token);
    assertRefused(token.replace('.', ','));
    assertRefused(token.substring(0, token.lastIndexOf('.')));
    assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
    assertRefused(token.substring(token.indexOf('.')));
  }

  @Test
  void nothing_that_is_presented_makes_it_throw() {
    Random random = new Random(7);
    String token = Forge.rs256(HEADER, PAYLOAD, KEY);
    for (int i = 0; i < 2000; i++) {
      char[] changed = token.toCharArray();
      changed[random.nextInt(changed.length)] = (char) random.nextInt(0x80);
      String text = new String(changed);
      if (!text.equals(token)) {
        assertRefused(text);
      }
    }
  }

  @Test
  void no_payload_that_was_signed_makes_it_throw() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] changed = PAYLOAD.getBytes(StandardCharsets.UTF_8);
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      assertThat(access(Forge.rs256(HEADER, changed, KEY))).isNotNull();
    }
  }
}
