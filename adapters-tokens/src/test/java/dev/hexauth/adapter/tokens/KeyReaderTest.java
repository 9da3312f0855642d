package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyReaderTest {

  private static final String PRIVATE = "JWT_ACCESS_TOKEN_PRIVATE_KEY";
  private static final String PUBLIC = "JWT_ACCESS_TOKEN_PUBLIC_KEY";
  private static final String MAKE_ONE =
      "; make a key with: openssl genrsa 2048 | openssl base64 -A";
  private static final KeyPair PAIR = SampleKeys.ACCESS;

  @TempDir private Path directory;

  private static KeyPair read(String privateText, String publicText) {
    return new KeyReader(SigningAlgorithm.RS256)
        .pair(KeyValue.of(PRIVATE, privateText), KeyValue.of(PUBLIC, publicText));
  }

  private static String pkcs1Private() throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(PAIR.getPrivate().getEncoded());
    return SampleKeys.pem("RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
  }

  private static String pkcs1Public() throws IOException {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(PAIR.getPublic().getEncoded());
    return SampleKeys.pem("RSA PUBLIC KEY", info.parsePublicKey().toASN1Primitive().getEncoded());
  }

  private static void assertUnusable(String privateText, String publicText, String message) {
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> read(privateText, publicText))
        .withMessage(message)
        .satisfies(e -> assertThat(message).startsWith(e.setting() + " "))
        .satisfies(e -> assertTellsNothing(e, privateText))
        .satisfies(e -> assertTellsNothing(e, publicText));
  }

  /** No line of a key's text may be in a stack trace. */
  private static void assertTellsNothing(UnusableKeyException exception, String text) {
    StringWriter trace = new StringWriter();
    exception.printStackTrace(new PrintWriter(trace));
    assertThat(
            Arrays.stream(text.split("\n"))
                .filter(line -> line.length() > 30 && !line.startsWith("file:")))
        .noneMatch(line -> trace.toString().contains(line.substring(0, 30)));
  }

  @Test
  void private_keys_are_read_as_pkcs1_and_pkcs8_and_public_ones_as_pkcs1_and_spki()
      throws IOException {
    for (String privateText : List.of(SampleKeys.pkcs8(PAIR), pkcs1Private())) {
      for (String publicText : List.of(SampleKeys.spki(PAIR), pkcs1Public(), "")) {
        KeyPair read = read(privateText, publicText);
        assertThat(read.getPrivate()).isEqualTo(PAIR.getPrivate());
        assertThat(read.getPublic()).isEqualTo(PAIR.getPublic());
      }
    }
  }

  @Test
  void a_value_is_pem_or_base64_of_it_or_a_file_of_either() throws IOException {
    String pem = SampleKeys.pkcs8(PAIR);
    Path pemFile = Files.writeString(directory.resolve("key.pem"), pem);
    Path base64File = Files.writeString(directory.resolve("key.b64"), SampleKeys.base64(pem));
    for (String text :
        List.of(
            pem,
            "\n  " + pem + "\n\n",
            "Bag Attributes: none\n" + pem,
            pem.replace("\n", "\r\n"),
            pem.replace("\n", "\\n"),
            SampleKeys.base64(pem),
            SampleKeys.base64(pem.replace("\n", "\r\n")),
            SampleKeys.base64(pem).replaceAll("(.{76})", "$1\n"),
            "file:" + pemFile,
            "file:" + base64File)) {
      assertThat(read(text, "").getPrivate()).isEqualTo(PAIR.getPrivate());
    }
  }

  @Test
  void a_missing_key_is_named() {
    assertUnusable("", "", PRIVATE + " is not set" + MAKE_ONE);
    assertUnusable(" \n", SampleKeys.spki(PAIR), PRIVATE + " is not set" + MAKE_ONE);
  }

  @Test
  @Tag("RFC8725-3.5")
  @Tag("ASVS-11.6.1")
  void a_key_that_is_too_short_is_named_with_its_length() {
    for (int bits : new int[] {512, 1024, 2040}) {
      KeyPair weak = SampleKeys.rsa(bits);
      assertUnusable(
          SampleKeys.pkcs8(weak),
          SampleKeys.spki(weak),
          PRIVATE
              + " is an RSA key of "
              + bits
              + " bits, and 2048 are the least that is safe"
              + MAKE_ONE);
    }
    KeyPair weak = SampleKeys.rsa(1024);
    assertUnusable(
        SampleKeys.pkcs8(PAIR),
        SampleKeys.spki(weak),
        PUBLIC + " is an RSA key of 1024 bits, and 2048 are the least that is safe" + MAKE_ONE);
  }

  @Test
  void a_public_key_of_another_pair_is_named_with_the_private_one() {
    assertUnusable(
        SampleKeys.pkcs8(PAIR),
        SampleKeys.spki(SampleKeys.FOREIGN),
        PUBLIC
            + " does not belong to "
            + PRIVATE
            + "; make it with: openssl pkey -in <private key> -pubout | openssl base64 -A,"
            + " or leave it out");
  }

  @Test
  void what_cannot_be_read_is_named() {
    String pem = SampleKeys.pkcs8(PAIR);
    for (String garbage :
        List.of(
            "secret",
            "!!!",
            SampleKeys.base64("secret secret secret secret secret"),
            pem.substring(0, pem.length() / 2),
            pem.substring(40),
            pem.replace("\n", " "),
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----")) {
      String message = " is neither PEM, nor base64 of PEM, nor file:<path>" + MAKE_ONE;
      assertUnusable(garbage, "", PRIVATE + message);
      assertUnusable(pem, garbage, PUBLIC + message);
    }
  }

  @Test
  void a_file_that_cannot_be_read_is_named() {
    assertUnusable(
        "file:/nowhere/key.pem",
        "",
        PRIVATE + " names a file that cannot be read as text: file:/nowhere/key.pem");
    assertUnusable(
        "file:" + directory,
        "",
        PRIVATE + " names a file that cannot be read as text: file:" + directory);
  }

  @Test
  void what_is_no_rsa_key_of_the_right_half_is_named() throws IOException {
    KeyPair ec = SampleKeys.ec();
    byte[] der = PAIR.getPrivate().getEncoded();
    for (String text :
        List.of(
            SampleKeys.spki(PAIR),
            SampleKeys.pkcs8(ec),
            SampleKeys.pkcs8(SampleKeys.ed25519()),
            SampleKeys.pem("EC PRIVATE KEY", ec.getPrivate().getEncoded()),
            SampleKeys.pem("CERTIFICATE", der),
            SampleKeys.pem("RSA PRIVATE KEY", der),
            SampleKeys.pem("PRIVATE KEY", Arrays.copyOf(der, der.length - 30)),
            SampleKeys.pem("RSA PRIVATE KEY", new byte[] {0x30, 0x03, 0x02, 0x01, 0x00}),
            SampleKeys.pem("RSA PRIVATE KEY", new byte[] {1, 2, 3}),
            SampleKeys.pem("PRIVATE KEY", new byte[0]))) {
      assertUnusable(
          text,
          "",
          PRIVATE + " is no RSA private key, which RS256 needs, or a damaged one" + MAKE_ONE);
    }
    for (String text :
        List.of(
            SampleKeys.pkcs8(PAIR),
            pkcs1Private(),
            SampleKeys.spki(ec),
            SampleKeys.pem("RSA PUBLIC KEY", PAIR.getPublic().getEncoded()),
            SampleKeys.pem("PUBLIC KEY", new byte[] {1, 2, 3}))) {
      assertUnusable(
          SampleKeys.pkcs8(PAIR),
          text,
          PUBLIC + " is no RSA public key, which RS256 needs, or a damaged one" + MAKE_ONE);
    }
  }

  @Test
  @Tag("ASVS-11.6.1")
  void a_key_that_is_damaged_inside_is_found_out() {
    byte[] der = PAIR.getPrivate().getEncoded();
    der[der.length - 200] ^= 0x10;
    assertUnusable(
        SampleKeys.pem("PRIVATE KEY", der),
        "",
        PRIVATE + " is no RSA private key, which RS256 needs, or a damaged one" + MAKE_ONE);
  }

  @Test
  void an_encrypted_key_is_named_with_the_remedy() {
    String message =
        PRIVATE
            + " is encrypted with a passphrase; decrypt it first, with: openssl pkey -in <file>";
    assertUnusable(SampleKeys.pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}), "", message);
    assertUnusable(
        """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,00000000000000000000000000000000

        AQID
        -----END RSA PRIVATE KEY-----
        """,
        "",
        message);
  }

  @Test
  void the_two_kinds_of_token_must_not_share_a_key() {
    String pem = SampleKeys.pkcs8(PAIR);
    KeySettings settings =
        new KeySettings(
            KeyValue.of(PRIVATE, pem),
            KeyValue.absent(PUBLIC),
            KeyValue.of("JWT_REFRESH_TOKEN_PRIVATE_KEY", SampleKeys.base64(pem)),
            KeyValue.absent("JWT_REFRESH_TOKEN_PUBLIC_KEY"));
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> new TokensConfiguration().tokenKeys(settings, NativeSigning.AUTO))
        .withMessage(
            "JWT_REFRESH_TOKEN_PRIVATE_KEY is the same key as "
                + PRIVATE
                + ", and each kind of token needs its own"
                + MAKE_ONE);
  }

  @Test
  @Tag("ASVS-16.2.5")
  void a_value_does_not_print_itself() {
    KeyValue value = KeyValue.of(PRIVATE, SampleKeys.pkcs8(PAIR));
    assertThat(value).hasToString("KeyValue[" + PRIVATE + ", redacted]");
    assertThat(KeyValue.absent(PUBLIC)).hasToString("KeyValue[" + PUBLIC + ", not set]");
    assertThat(new KeySettings(value, value, value, value).toString())
        .doesNotContain("BEGIN", "MII");
  }
}
