package dev.hexauth.adapter.tokens;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The implementation of signatures: Amazon Corretto Crypto Provider (ACCP) if it has a build for
 * the platform and agrees with the JDK, else the JDK. It is used explicitly and is not registered
 * as a provider of the JVM.
 */
final class SignatureCode {

  /** The JDK's providers. */
  static final SignatureCode JDK = new SignatureCode(Optional.empty(), "the JDK");

  private final Optional<Provider> provider;
  private final String name;

  private SignatureCode(Optional<Provider> provider, String name) {
    this.provider = provider;
    this.name = name;
  }

  /** Native code for {@code keys}, if it is {@code wanted} and works. */
  static SignatureCode find(NativeSigning wanted, List<SigningKey> keys) {
    return switch (wanted) {
      case AUTO -> find(AmazonCorrettoCryptoProvider.INSTANCE, keys);
      case OFF -> jdk(NativeSigning.SWITCHED_OFF);
    };
  }

  private static SignatureCode find(AmazonCorrettoCryptoProvider accp, List<SigningKey> keys) {
    Throwable failure = accp.getLoadingError();
    if (failure != null) {
      return jdk(
          "Amazon Corretto Crypto Provider does not run here, " + firstLine(failure.toString()));
    }
    if (accp.runSelfTests() != SelfTestStatus.PASSED) {
      return jdk("Amazon Corretto Crypto Provider fails its own tests");
    }
    return find(accp, "Amazon Corretto Crypto Provider " + accp.getVersionStr(), keys);
  }

  /**
   * {@code provider}, if it and the JDK verify each other's signatures with each of {@code keys}.
   */
  static SignatureCode find(Provider provider, String name, List<SigningKey> keys) {
    SignatureCode code = new SignatureCode(Optional.of(provider), name);
    return keys.stream().allMatch(code::agreesWithJdk)
        ? code
        : jdk(name + " does not sign as the JDK does");
  }

  private static SignatureCode jdk(String reason) {
    return new SignatureCode(Optional.empty(), JDK.name + ": " + reason);
  }

  private boolean agreesWithJdk(SigningKey key) {
    try {
      SigningKey own = key.in(this);
      String probe = JDK.sign("probe", key);
      String forged = unsigned(sign("forged", own)) + probe.substring(unsigned(probe).length());
      return accepts(probe, own) && !accepts(forged, own) && JDK.accepts(sign("probe", own), key);
    } catch (RuntimeException _) {
      return false;
    }
  }

  private String sign(String content, SigningKey key) {
    return builder().content(content).signWith(key.privateKey(), key.algorithm()).compact();
  }

  private boolean accepts(String signed, SigningKey key) {
    try {
      parser().verifyWith(key.verifying().publicKey()).build().parseSignedContent(signed);
      return true;
    } catch (SignatureException _) {
      return false;
    }
  }

  private static String unsigned(String signed) {
    return signed.substring(0, signed.lastIndexOf('.'));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The provider's name and version, or "the JDK" and the reason. */
  String name() {
    return name;
  }

  /** A builder that signs with it. */
  JwtBuilder builder() {
    JwtBuilder builder = Jwts.builder();
    provider.ifPresent(builder::provider);
    return builder;
  }

  /** A builder of parsers that verify with it. */
  JwtParserBuilder parser() {
    JwtParserBuilder parser = Jwts.parser();
    provider.ifPresent(parser::provider);
    return parser;
  }

  /**
   * {@code key} in the provider's own form, which saves a conversion for each signature; or {@code
   * key} itself if there is no provider.
   */
  PrivateKey own(PrivateKey key) {
    return (PrivateKey) translated(key);
  }

  /** As {@link #own(PrivateKey)}, for a public key. */
  PublicKey own(PublicKey key) {
    return (PublicKey) translated(key);
  }

  private Key translated(Key key) {
    return provider
        .filter(it -> it.getService("KeyFactory", key.getAlgorithm()) != null)
        .map(it -> translated(key, it))
        .orElse(key);
  }

  private static Key translated(Key key, Provider provider) {
    try {
      return KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider + " cannot use a key that the JDK can use", e);
    }
  }
}
