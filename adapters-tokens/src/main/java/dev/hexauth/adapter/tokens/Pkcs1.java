package dev.hexauth.adapter.tokens;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Converts PKCS#1 keys (RFC 8017, A.1) to the forms that the JDK reads. */
final class Pkcs1 {

  private static final AlgorithmIdentifier RSA_ENCRYPTION =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

  private Pkcs1() {}

  /** The PrivateKeyInfo (RFC 5958, 2) around a private key. */
  static byte[] pkcs8(byte[] pkcs1) throws IOException {
    return new DERSequence(
            new ASN1Encodable[] {new ASN1Integer(0), RSA_ENCRYPTION, new DEROctetString(pkcs1)})
        .getEncoded();
  }

  /** The SubjectPublicKeyInfo (RFC 5280, 4.1) around a public key. */
  static byte[] spki(byte[] pkcs1) throws IOException {
    return new DERSequence(new ASN1Encodable[] {RSA_ENCRYPTION, new DERBitString(pkcs1)})
        .getEncoded();
  }
}
