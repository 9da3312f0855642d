package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class JwtTokenSignerTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  private static final SessionRef SESSION =
      new SessionRef(
          new UserId(UUID.fromString("018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506")),
          new SessionId("AAECAwQFBgcICQoLDA0ODw"));

  private final KeyRing access = SampleKeys.ring(SampleKeys.ACCESS);
  private final KeyRing refresh = SampleKeys.ring(SampleKeys.REFRESH);
  private final JwtTokenSigner signer =
      new JwtTokenSigner(
          access,
          refresh,
          new TokenSettings(
              "https://issuer.example",
              Set.of(),
              "audience",
              "client",
              AccessType.AT_JWT,
              Duration.ZERO));

  @Test
  @Tag("ASVS-9.2.4")
  void an_access_token_says_what_rfc_9068_asks_for_and_no_more() {
    Token token =
        signer.sign(
            new AccessClaims(
                SESSION,
                new Generation(3),
                Optional.of(new Holder(Role.USER, NOW)),
                new TokenId("id"),
                Delivery.COOKIE,
                NOW,
                NOW.plusSeconds(900)));
    assertThat(part(token, 0))
        .isEqualTo(
            "{\"typ\":\"at+jwt\",\"kid\":\"" + access.signing().id() + "\",\"alg\":\"RS256\"}");
    assertThat(part(token, 1))
        .isEqualTo(
            "{\"iss\":\"https://issuer.example\",\"aud\":\"audience\",\"client_id\":\"client\","
                + "\"sub\":\"018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506\","
                + "\"sid\":\"AAECAwQFBgcICQoLDA0ODw\",\"gen\":3,"
                + "\"roles\":[\"user\"],\"auth_time\":1800000000,"
                + "\"iat\":1800000000,\"exp\":1800000900,\"jti\":\"id\"}");
  }

  @Test
  void a_refresh_token_says_the_generation_and_nothing_random() {
    Token token =
        signer.sign(
            new RefreshClaims(
                SESSION, new Generation(3), Delivery.COOKIE, NOW, NOW.plusSeconds(3600)));
    assertThat(part(token, 0))
        .isEqualTo(
            "{\"typ\":\"rt+jwt\",\"kid\":\"" + refresh.signing().id() + "\",\"alg\":\"RS256\"}");
    assertThat(part(token, 1))
        .isEqualTo(
            "{\"iss\":\"https://issuer.example\","
                + "\"sub\":\"018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506\","
                + "\"sid\":\"AAECAwQFBgcICQoLDA0ODw\",\"gen\":3,"
                + "\"iat\":1800000000,\"exp\":1800003600}");
  }

  @Test
  void only_a_token_that_goes_into_a_body_says_how_it_is_delivered() {
    Instant expiry = NOW.plusSeconds(900);
    Token accessToken =
        signer.sign(
            new AccessClaims(
                SESSION,
                new Generation(3),
                Optional.of(new Holder(Role.USER, NOW)),
                new TokenId("id"),
                Delivery.BODY,
                NOW,
                expiry));
    Token refreshToken =
        signer.sign(new RefreshClaims(SESSION, new Generation(3), Delivery.BODY, NOW, expiry));
    assertThat(part(accessToken, 1)).contains(",\"delivery\":\"body\",\"iat\":");
    assertThat(part(refreshToken, 1)).contains(",\"gen\":3,\"delivery\":\"body\",\"iat\":");
  }

  @Test
  @Tag("ASVS-11.4.1")
  void a_key_is_named_by_its_thumbprint() throws NoSuchAlgorithmException {
    RSAPublicKey key = (RSAPublicKey) SampleKeys.ACCESS.getPublic();
    String canonical =
        "{\"e\":\""
            + Forge.base64(key.getPublicExponent().toByteArray())
            + "\",\"kty\":\"RSA\",\"n\":\""
            + Forge.base64(unsigned(key.getModulus().toByteArray()))
            + "\"}";
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
    assertThat(access.signing().id()).isEqualTo(Forge.base64(digest));
  }

  @Test
  void a_key_prints_its_name_and_not_itself() {
    assertThat(access.signing()).hasToString("SigningKey[RS256 " + access.signing().id() + "]");
  }

  private static byte[] unsigned(byte[] bytes) {
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static String part(Token token, int index) {
    String part = Arrays.asList(token.compact().split("\\.")).get(index);
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
