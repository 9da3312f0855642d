package dev.hexauth.devservices;

import dev.hexauth.devservices.mail.MailPage;
import dev.hexauth.devservices.mail.MailServer;
import java.nio.file.Path;

/**
 * The mail server of the development profile, with the page that shows the last 200 mails. The page
 * keeps its port, so that its URL can be bookmarked; mails are not kept.
 */
final class CaughtMail implements AutoCloseable {

  private static final int MAILS = 200;

  private final MailServer server = MailServer.keeping(MAILS);
  private final MailPage page;

  CaughtMail(Path directory) {
    Path folder = Folders.create(directory.resolve("mail"));
    page = MailPage.of(server.mailbox(), Ports.rememberedOrFree(folder));
  }

  String host() {
    return server.host();
  }

  int port() {
    return server.port();
  }

  String url() {
    return page.url();
  }

  @Override
  public void close() {
    page.close();
    server.close();
  }
}
