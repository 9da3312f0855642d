package dev.hexauth.adapter.tokens;

import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** The forms of keys for tokens. */
enum KeyForm {
  /** An RSA key; its length is checked separately. */
  RSA("RSA", "RSA", "SHA256withRSA", "openssl genrsa 2048") {
    @Override
    boolean covers(Key key) {
      return key instanceof RSAPrivateCrtKey || key instanceof RSAPublicKey;
    }

    @Override
    AlgorithmParameterSpec parameters() {
      return new RSAKeyGenParameterSpec(MIN_RSA_BITS, RSAKeyGenParameterSpec.F4);
    }
  },
  /** A key on the curve P-256 of NIST, also secp256r1. */
  P256(
      "EC P-256",
      "EC",
      "SHA256withECDSA",
      "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256") {
    @Override
    boolean covers(Key key) {
      return key instanceof ECKey ec
          && ec.getParams().getOrder().equals(CustomNamedCurves.getByName("P-256").getN())
          && (!(ec instanceof ECPublicKey half) || isOnP256(half.getW()));
    }

    @Override
    AlgorithmParameterSpec parameters() {
      return new ECGenParameterSpec("secp256r1");
    }
  },
  /** A key on the curve edwards25519 (RFC 8032). */
  ED25519("Ed25519", "Ed25519", "Ed25519", "openssl genpkey -algorithm ED25519") {
    @Override
    boolean covers(Key key) {
      return key instanceof EdECKey;
    }

    @Override
    AlgorithmParameterSpec parameters() {
      return NamedParameterSpec.ED25519;
    }
  };

  /** The shortest RSA modulus, in bits (RFC 7518, 3.3). */
  static final int MIN_RSA_BITS = 2048;

  private final String title;
  private final String family;
  private final String signature;
  private final String command;

  KeyForm(String title, String family, String signature, String command) {
    this.title = title;
    this.family = family;
    this.signature = signature;
    this.command = command;
  }

  /** Whether {@code key}, of this {@link #family}, has this form. */
  abstract boolean covers(Key key);

  abstract AlgorithmParameterSpec parameters();

  /** The JDK accepts any point, so it is checked here. */
  private static boolean isOnP256(ECPoint point) {
    try {
      CustomNamedCurves.getByName("P-256")
          .getCurve()
          .validatePoint(point.getAffineX(), point.getAffineY());
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** Its name in messages. */
  String title() {
    return title;
  }

  /** Its name in the JDK's key factories. */
  String family() {
    return family;
  }

  /** A signature algorithm of the JDK with which any such key can be tested. */
  String signature() {
    return signature;
  }

  /** A remedy for the end of a message. */
  String howToMakeOne() {
    return "make a key with: " + command + " | openssl base64 -A";
  }

  KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(parameters(), random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("this JDK has no " + title, e);
    }
  }
}
