package dev.hexauth.adapter.tokens;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.UserId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Native signatures and the JDK's are the same to each other. Where the provider has no build, both
 * are the JDK's, and must say so; nothing of this is skipped there.
 */
final class SignatureCodeTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

  private static final RefreshClaims CLAIMS =
      new RefreshClaims(
          new SessionRef(
              new UserId(UUID.fromString("018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506")),
              new SessionId("AAECAwQFBgcICQoLDA0ODw")),
          new Generation(3),
          Delivery.COOKIE,
          NOW,
          NOW.plusSeconds(3600));

  private static final Set<SigningAlgorithm> DETERMINISTIC =
      Set.of(SigningAlgorithm.RS256, SigningAlgorithm.EDDSA);

  private static TokenKeys keys(SigningAlgorithm algorithm, NativeSigning code) {
    KeySettings settings = requireNonNull(JwtContract.KEYS.get(algorithm));
    return new TokensConfiguration().tokenKeys(settings, code);
  }

  private static Token signed(TokenKeys keys) {
    TokenSigner signer = new TokensConfiguration().tokenSigner(keys, TokenSettings.DEFAULT);
    return signer.sign(CLAIMS);
  }

  private static Verification<RefreshClaims> verified(Token token, TokenKeys keys) {
    TokenVerifier verifier = new TokensConfiguration().tokenVerifier(keys, TokenSettings.DEFAULT);
    return verifier.verifyRefresh(token, NOW);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("ASVS-11.2.1")
  void either_verifies_what_the_other_signs(SigningAlgorithm algorithm) {
    TokenKeys found = keys(algorithm, NativeSigning.AUTO);
    TokenKeys jdk = keys(algorithm, NativeSigning.OFF);
    for (int i = 0; i < 20; i++) {
      assertThat(verified(signed(found), jdk)).isEqualTo(new Verification.Verified<>(CLAIMS));
      assertThat(verified(signed(jdk), found)).isEqualTo(new Verification.Verified<>(CLAIMS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void neither_verifies_a_signature_that_another_key_has_made(SigningAlgorithm algorithm) {
    KeySettings strange = requireNonNull(JwtContract.STRANGE.get(algorithm));
    for (NativeSigning code : NativeSigning.values()) {
      String foreign = signed(new TokensConfiguration().tokenKeys(strange, code)).compact();
      String own = signed(keys(algorithm, code)).compact();
      String forged =
          own.substring(0, own.lastIndexOf('.')) + foreign.substring(foreign.lastIndexOf('.'));
      assertThat(verified(new Token(forged), keys(algorithm, code)))
          .isInstanceOf(Verification.Invalid.class);
    }
  }

  /** Racing refreshes get one token, on nodes with native code and without. */
  @ParameterizedTest
  @EnumSource
  @Tag("ASVS-11.4.3")
  void a_signature_is_the_same_byte_for_byte_if_its_algorithm_is_deterministic(
      SigningAlgorithm algorithm) {
    Token found = signed(keys(algorithm, NativeSigning.AUTO));
    Token jdk = signed(keys(algorithm, NativeSigning.OFF));
    assertThat(found.compact().equals(jdk.compact())).isEqualTo(DETERMINISTIC.contains(algorithm));
  }

  @ParameterizedTest
  @EnumSource
  void the_published_keys_are_the_same(SigningAlgorithm algorithm) {
    assertThat(keys(algorithm, NativeSigning.AUTO).jwks())
        .isEqualTo(keys(algorithm, NativeSigning.OFF).jwks())
        .doesNotContain("\"d\":");
  }

  @ParameterizedTest
  @EnumSource
  void what_signs_is_named_and_the_jdk_stands_in_where_there_is_no_build(
      SigningAlgorithm algorithm) {
    boolean runs = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    assertThat(keys(algorithm, NativeSigning.AUTO).computedBy())
        .startsWith(
            runs
                ? "Amazon Corretto Crypto Provider 2."
                : "the JDK: Amazon Corretto Crypto Provider does not run here, ");
    assertThat(keys(algorithm, NativeSigning.OFF).computedBy())
        .isEqualTo("the JDK: native code is switched off");
  }

  @Test
  void the_provider_serves_nobody_else() {
    keys(SigningAlgorithm.RS256, NativeSigning.AUTO);
    assertThat(Security.getProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME)).isNull();
  }

  @Test
  void a_provider_that_signs_wrongly_or_accepts_anything_or_nothing_is_not_used() {
    SigningKey key = SampleKeys.ring(SampleKeys.ACCESS).signing();
    for (Provider wrong :
        List.of(
            new OneSignature(),
            new OneSignature(Illiterate.class),
            new OneSignature(Gullible.class),
            new OneSignature(Distrustful.class))) {
      SignatureCode code = SignatureCode.find(wrong, "a provider", List.of(key));
      assertThat(code.name()).isEqualTo("the JDK: a provider does not sign as the JDK does");
      assertThat(key.in(code).privateKey()).isSameAs(key.privateKey());
    }
  }

  @Test
  void a_provider_that_accepts_only_its_own_signatures_is_not_used() {
    SigningKey key = keys(SigningAlgorithm.ES256, NativeSigning.OFF).access.signing();
    SignatureCode code =
        SignatureCode.find(new OneSignature(Proud.class), "a provider", List.of(key));
    assertThat(code.name()).isEqualTo("the JDK: a provider does not sign as the JDK does");
  }

  @Test
  void a_provider_that_signs_and_verifies_as_the_jdk_does_is_used() {
    SigningKey key = SampleKeys.ring(SampleKeys.ACCESS).signing();
    SignatureCode code =
        SignatureCode.find(new OneSignature(Delegating.class), "a provider", List.of(key));
    assertThat(code.name()).isEqualTo("a provider");
  }

  private static final class OneSignature extends Provider {

    private static final long serialVersionUID = 1L;

    OneSignature(Class<?>... signatures) {
      super("one signature", "1", "for tests");
      for (Class<?> each : signatures) {
        put("Signature.SHA256withRSA", each.getName());
        put("Signature.SHA256withECDSA", each.getName());
      }
    }
  }

  /** Signs and verifies by the JDK. */
  public static class Delegating extends SignatureSpi {

    private final Signature jdk;

    public Delegating() throws GeneralSecurityException {
      this("SHA256withRSA");
    }

    Delegating(String algorithm) throws GeneralSecurityException {
      jdk = Signature.getInstance(algorithm);
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      jdk.initVerify(key);
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
      jdk.initSign(key);
    }

    @Override
    protected void engineUpdate(byte b) throws SignatureException {
      jdk.update(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
      jdk.update(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      return jdk.sign();
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      return jdk.verify(signature);
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException(name);
    }
  }

  /** Its signatures are zeros, which it finds good. */
  public static final class Illiterate extends Delegating {

    public Illiterate() throws GeneralSecurityException {}

    @Override
    protected byte[] engineSign() {
      return new byte[256];
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      return Arrays.equals(signature, engineSign()) || super.engineVerify(signature);
    }
  }

  /** Signs well, and finds every signature good. */
  public static final class Gullible extends Delegating {

    public Gullible() throws GeneralSecurityException {}

    @Override
    protected boolean engineVerify(byte[] signature) {
      return true;
    }
  }

  /** Signs well, and finds no signature good. */
  public static final class Distrustful extends Delegating {

    public Distrustful() throws GeneralSecurityException {}

    @Override
    protected boolean engineVerify(byte[] signature) {
      return false;
    }
  }

  /** Signs well, and finds only signatures good that it has made. ECDSA makes another each time. */
  public static final class Proud extends Delegating {

    private static final Set<ByteBuffer> MADE = ConcurrentHashMap.newKeySet();

    public Proud() throws GeneralSecurityException {
      super("SHA256withECDSA");
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      byte[] signature = super.engineSign();
      MADE.add(ByteBuffer.wrap(signature.clone()));
      return signature;
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      return super.engineVerify(signature) && MADE.contains(ByteBuffer.wrap(signature));
    }
  }
}
