package dev.hexauth.resource;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A key of hexauth's, or of a forger, which signs whatever it is given. */
record SigningKey(String id, String algorithm, KeyPair pair) {

  /** Made once, because primes take time. */
  static final SigningKey FIRST = new SigningKey("k1", "RS256", generated("RSA"));

  static final SigningKey SECOND = new SigningKey("k2", "RS256", generated("RSA"));

  private static final int ED25519_BYTES = 32;

  static SigningKey es256(String id) {
    return new SigningKey(id, "ES256", generated("EC"));
  }

  static SigningKey edDsa(String id) {
    return new SigningKey(id, "EdDSA", generated("Ed25519"));
  }

  /** The same key under other names. */
  SigningKey as(String otherId, String otherAlgorithm) {
    return new SigningKey(otherId, otherAlgorithm, pair);
  }

  private static KeyPair generated(String algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JWK, as hexauth publishes it. */
  Map<String, Object> published() {
    Map<String, Object> jwk = new LinkedHashMap<>(jwk());
    jwk.put("kid", id);
    jwk.put("alg", algorithm);
    jwk.put("use", "sig");
    return jwk;
  }

  private Map<String, Object> jwk() {
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      return new RSAKey.Builder(rsa).build().toJSONObject();
    }
    if (pair.getPublic() instanceof ECPublicKey ec) {
      return new ECKey.Builder(Curve.P_256, ec).build().toJSONObject();
    }
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] x = Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).build().toJSONObject();
  }

  /** A token with that header and those claims. */
  String token(Map<String, Object> header, Map<String, Object> claims) {
    return token(header, claims, this::sign);
  }

  static String token(
      Map<String, Object> header, Map<String, Object> claims, UnaryOperator<byte[]> signer) {
    String unsigned =
        Base64URL.encode(JSONObjectUtils.toJSONString(header))
            + "."
            + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
    return unsigned
        + "."
        + Base64URL.encode(signer.apply(unsigned.getBytes(StandardCharsets.US_ASCII)));
  }

  private byte[] sign(byte[] input) {
    try {
      Signature signature = signature();
      signature.initSign(pair.getPrivate());
      signature.update(input);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Signature signature() throws GeneralSecurityException {
    return switch (algorithm) {
      case "RS256" -> Signature.getInstance("SHA256withRSA");
      case "PS256" -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield pss;
      }
      case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
      default -> Signature.getInstance("Ed25519");
    };
  }
}
