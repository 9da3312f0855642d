package dev.hexauth.adapter.tokens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Reads the keys of one algorithm, as PKCS#8 (RFC 5958) and SubjectPublicKeyInfo (RFC 5280), and
 * RSA keys also as PKCS#1. Keys of other algorithms, weak keys and damaged keys are refused.
 */
final class KeyReader {

  private final SigningAlgorithm algorithm;
  private final KeyForm form;

  KeyReader(SigningAlgorithm algorithm) {
    this.algorithm = algorithm;
    this.form = algorithm.form();
  }

  /**
   * The pair of {@code privateValue} and {@code publicValue}. If the latter is not set, the public
   * key is derived from the private one.
   *
   * @throws UnusableKeyException if a value is missing or cannot be used
   */
  KeyPair pair(KeyValue privateValue, KeyValue publicValue) {
    requireSet(privateValue);
    PrivateKey privateKey = privateKey(privateValue, Pem.read(privateValue, form.howToMakeOne()));
    PublicKey publicKey =
        publicValue.isSet()
            ? publicKey(publicValue, Pem.read(publicValue, form.howToMakeOne()))
            : publicKeyOf(privateKey, privateValue);
    KeyPair pair = new KeyPair(publicKey, privateKey);
    requireOnePair(pair, privateValue, publicValue);
    return pair;
  }

  /**
   * The public key in {@code value}, or the public key of the private key in {@code value}.
   *
   * @throws UnusableKeyException if the value is missing or cannot be used
   */
  PublicKey publicKey(KeyValue value) {
    requireSet(value);
    PemObject pem = Pem.read(value, form.howToMakeOne());
    return pem.getType().endsWith("PUBLIC KEY")
        ? publicKey(value, pem)
        : pair(value, KeyValue.absent(value.setting())).getPublic();
  }

  private PrivateKey privateKey(KeyValue value, PemObject pem) {
    try {
      KeySpec spec =
          switch (pem.getType()) {
            case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(pem.getContent());
            case "RSA PRIVATE KEY" -> new PKCS8EncodedKeySpec(Pkcs1.pkcs8(pem.getContent()));
            default -> throw notUsable("private", value);
          };
      PrivateKey key = KeyFactory.getInstance(form.family()).generatePrivate(spec);
      requireFit(key, "private", value);
      return key;
    } catch (GeneralSecurityException | IOException e) {
      throw notUsable("private", value);
    }
  }

  private PublicKey publicKey(KeyValue value, PemObject pem) {
    try {
      KeySpec spec =
          switch (pem.getType()) {
            case "PUBLIC KEY" -> new X509EncodedKeySpec(pem.getContent());
            case "RSA PUBLIC KEY" -> new X509EncodedKeySpec(Pkcs1.spki(pem.getContent()));
            default -> throw notUsable("public", value);
          };
      PublicKey key = KeyFactory.getInstance(form.family()).generatePublic(spec);
      requireFit(key, "public", value);
      return key;
    } catch (GeneralSecurityException | IOException e) {
      throw notUsable("public", value);
    }
  }

  private PublicKey publicKeyOf(PrivateKey key, KeyValue value) {
    try {
      return DerivedPublicKey.of(key, form);
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw notUsable("private", value);
    }
  }

  private void requireSet(KeyValue value) {
    if (!value.isSet()) {
      throw new UnusableKeyException(value.setting(), "is not set; " + form.howToMakeOne());
    }
  }

  private void requireFit(Key key, String half, KeyValue value) {
    if (!form.covers(key)) {
      throw notUsable(half, value);
    }
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < KeyForm.MIN_RSA_BITS) {
      throw new UnusableKeyException(
          value.setting(),
          "is an RSA key of "
              + rsa.getModulus().bitLength()
              + " bits, and "
              + KeyForm.MIN_RSA_BITS
              + " are the least that is safe; "
              + form.howToMakeOne());
    }
  }

  /** Signs and verifies a sample, which also reveals a private key that is damaged inside. */
  private void requireOnePair(KeyPair pair, KeyValue privateValue, KeyValue publicValue) {
    if (!isPair(pair)) {
      throw publicValue.isSet()
          ? new UnusableKeyException(
              publicValue.setting(),
              "does not belong to "
                  + privateValue.setting()
                  + "; make it with: openssl pkey -in <private key> -pubout | openssl base64 -A,"
                  + " or leave it out")
          : notUsable("private", privateValue);
    }
  }

  private boolean isPair(KeyPair pair) {
    byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(form.signature());
      signature.initSign(pair.getPrivate());
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(pair.getPublic());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException | ArithmeticException e) {
      return false;
    }
  }

  /** Without a cause, which might quote the value. */
  private UnusableKeyException notUsable(String half, KeyValue value) {
    return new UnusableKeyException(
        value.setting(),
        "is no "
            + form.title()
            + " "
            + half
            + " key, which "
            + algorithm.id()
            + " needs, or a damaged one; "
            + form.howToMakeOne());
  }
}
