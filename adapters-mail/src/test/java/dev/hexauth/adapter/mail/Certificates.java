package dev.hexauth.adapter.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hexauth.devservices.mail.MailServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that nobody trusts, made by the JDK's keytool. */
final class Certificates {

  private static final String PASSWORD = "changeit";

  private static final class Made {
    static final SSLContext CONTEXT = selfSigned();
  }

  private Certificates() {}

  static MailServer serverOf(MailTls tls) {
    return tls == MailTls.TLS
        ? MailServer.withTls(Made.CONTEXT)
        : MailServer.withStartTls(Made.CONTEXT);
  }

  private static SSLContext selfSigned() {
    try {
      return made();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext made()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("hexauth-mail");
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mail.example.org",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(output);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      store.load(stream, PASSWORD.toCharArray());
    }
    Files.delete(file);
    Files.delete(folder);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
