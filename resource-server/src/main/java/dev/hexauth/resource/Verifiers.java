package dev.hexauth.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Nimbus' verifiers, and one for Ed25519 by the JDK, for which Nimbus would need a library. */
final class Verifiers extends DefaultJWSVerifierFactory {

  private static final String ED25519 = "Ed25519";

  /** What precedes the 32 bytes of a key in its X.509 form (RFC 8410, 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int ED25519_BYTES = 32;

  @Override
  public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
    return key instanceof PublicKey publicKey && isEd25519(key)
        ? new Ed25519(publicKey)
        : super.createJWSVerifier(header, key);
  }

  private static boolean isEd25519(Key key) {
    return key.getAlgorithm().equals("EdDSA") || key.getAlgorithm().equals(ED25519);
  }

  /**
   * The key with these bytes (RFC 8037, 2).
   *
   * @throws JOSEException if it is none
   */
  static PublicKey ed25519(byte[] bytes) throws JOSEException {
    if (bytes.length != ED25519_BYTES) {
      throw new JOSEException("a key for Ed25519 has " + ED25519_BYTES + " bytes");
    }
    byte[] encoded = new byte[X509_PREFIX.length + ED25519_BYTES];
    System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
    System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, ED25519_BYTES);
    try {
      return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new JOSEException("no key for Ed25519", e);
    }
  }

  private static final class Ed25519 extends EdDSAProvider implements JWSVerifier {

    private final PublicKey key;

    Ed25519(PublicKey key) {
      this.key = key;
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature)
        throws JOSEException {
      try {
        Signature verifier = Signature.getInstance(ED25519);
        verifier.initVerify(key);
        verifier.update(input);
        return verifier.verify(signature.decode());
      } catch (SignatureException e) {
        return false;
      } catch (GeneralSecurityException e) {
        throw new JOSEException("Ed25519 failed", e);
      }
    }
  }
}
