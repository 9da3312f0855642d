package dev.hexauth.adapter.tokens;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Computes the public key of a private one, which the JDK cannot. */
final class DerivedPublicKey {

  private DerivedPublicKey() {}

  /**
   * The public key that belongs to {@code key}.
   *
   * @throws GeneralSecurityException if {@code key} is damaged
   * @throws IOException in the same case, or if it is a key of another form
   */
  static PublicKey of(PrivateKey key, KeyForm form) throws GeneralSecurityException, IOException {
    return KeyFactory.getInstance(form.family()).generatePublic(spec(key));
  }

  private static KeySpec spec(PrivateKey key) throws IOException {
    if (key instanceof RSAPrivateCrtKey rsa) {
      return new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
    }
    AsymmetricKeyParameter publicKey =
        switch (PrivateKeyFactory.createKey(key.getEncoded())) {
          case ECPrivateKeyParameters ec ->
              new ECPublicKeyParameters(
                  new FixedPointCombMultiplier().multiply(ec.getParameters().getG(), ec.getD()),
                  ec.getParameters());
          case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
          default -> throw new IOException("a key of another form than EC or Ed25519");
        };
    return new X509EncodedKeySpec(
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey).getEncoded());
  }
}
