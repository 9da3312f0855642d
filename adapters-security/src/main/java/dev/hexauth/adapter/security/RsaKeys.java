package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.KeyValue;
import dev.hexauth.adapter.security.SecurityConfiguration.UnusableKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * Reads RSA keys as PKCS#1 (RFC 8017, A.1), PKCS#8 (RFC 5958) and SubjectPublicKeyInfo (RFC 5280).
 */
final class RsaKeys {

  /** The shortest modulus, in bits (RFC 7518, 3.3). */
  static final int MIN_BITS = 2048;

  /** A remedy for the end of a message. */
  static final String HOW_TO_MAKE_ONE = "make a key with: openssl genrsa 2048 | openssl base64 -A";

  private static final String RSA = "RSA";
  private static final AlgorithmIdentifier RSA_ENCRYPTION =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
  private static final String PROBE_ALGORITHM = "SHA256withRSA";

  private RsaKeys() {}

  /**
   * The pair of {@code privateValue} and {@code publicValue}; if the latter is not set, the public
   * key that follows from the private one.
   *
   * @throws UnusableKeyException if a value cannot be used, for whatever reason
   */
  static KeyPair read(KeyValue privateValue, KeyValue publicValue) {
    if (!privateValue.isSet()) {
      throw new UnusableKeyException(privateValue.setting(), "is not set; " + HOW_TO_MAKE_ONE);
    }
    RSAPrivateCrtKey privateKey = privateKey(privateValue);
    RSAPublicKey publicKey =
        publicValue.isSet() ? publicKey(publicValue) : publicKeyOf(privateKey, privateValue);
    requireLongEnough(privateKey, privateValue);
    requireLongEnough(publicKey, publicValue);
    requireOnePair(new KeyPair(publicKey, privateKey), privateValue, publicValue);
    return new KeyPair(publicKey, privateKey);
  }

  private static RSAPrivateCrtKey privateKey(KeyValue value) {
    PemObject pem = Pem.read(value);
    try {
      KeySpec spec =
          switch (pem.getType()) {
            case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(pem.getContent());
            case "RSA PRIVATE KEY" -> new PKCS8EncodedKeySpec(pkcs8(pem.getContent()));
            default -> throw noRsaKey("private", value);
          };
      if (KeyFactory.getInstance(RSA).generatePrivate(spec) instanceof RSAPrivateCrtKey key) {
        return key;
      }
    } catch (GeneralSecurityException | IOException e) {
      throw noRsaKey("private", value);
    }
    throw noRsaKey("private", value);
  }

  private static RSAPublicKey publicKey(KeyValue value) {
    PemObject pem = Pem.read(value);
    try {
      KeySpec spec =
          switch (pem.getType()) {
            case "PUBLIC KEY" -> new X509EncodedKeySpec(pem.getContent());
            case "RSA PUBLIC KEY" -> new X509EncodedKeySpec(spki(pem.getContent()));
            default -> throw noRsaKey("public", value);
          };
      return (RSAPublicKey) KeyFactory.getInstance(RSA).generatePublic(spec);
    } catch (GeneralSecurityException | IOException e) {
      throw noRsaKey("public", value);
    }
  }

  /** The PrivateKeyInfo (RFC 5958, 2) around a PKCS#1 private key. */
  private static byte[] pkcs8(byte[] pkcs1) throws IOException {
    return new DERSequence(
            new ASN1Encodable[] {new ASN1Integer(0), RSA_ENCRYPTION, new DEROctetString(pkcs1)})
        .getEncoded();
  }

  /** The SubjectPublicKeyInfo (RFC 5280, 4.1) around a PKCS#1 public key. */
  private static byte[] spki(byte[] pkcs1) throws IOException {
    return new DERSequence(new ASN1Encodable[] {RSA_ENCRYPTION, new DERBitString(pkcs1)})
        .getEncoded();
  }

  private static RSAPublicKey publicKeyOf(RSAPrivateCrtKey key, KeyValue value) {
    try {
      KeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
      return (RSAPublicKey) KeyFactory.getInstance(RSA).generatePublic(spec);
    } catch (GeneralSecurityException e) {
      throw noRsaKey("private", value);
    }
  }

  private static void requireLongEnough(RSAKey key, KeyValue value) {
    int bits = key.getModulus().bitLength();
    if (bits < MIN_BITS) {
      throw new UnusableKeyException(
          value.setting(),
          "is an RSA key of "
              + bits
              + " bits, and "
              + MIN_BITS
              + " are the least that is safe; "
              + HOW_TO_MAKE_ONE);
    }
  }

  /** Signs and verifies something, which also shows a private key that is damaged inside. */
  private static void requireOnePair(KeyPair pair, KeyValue privateValue, KeyValue publicValue) {
    if (!isPair(pair)) {
      throw publicValue.isSet()
          ? new UnusableKeyException(
              publicValue.setting(),
              "does not belong to "
                  + privateValue.setting()
                  + "; make it with: openssl rsa -in <private key> -pubout | openssl base64 -A,"
                  + " or leave it out")
          : noRsaKey("private", privateValue);
    }
  }

  private static boolean isPair(KeyPair pair) {
    byte[] probe = "probe".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(PROBE_ALGORITHM);
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
  private static UnusableKeyException noRsaKey(String half, KeyValue value) {
    return new UnusableKeyException(
        value.setting(), "is no RSA " + half + " key, or a damaged one; " + HOW_TO_MAKE_ONE);
  }
}
