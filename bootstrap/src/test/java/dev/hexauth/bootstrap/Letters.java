package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.devservices.mail.MailServer;
import dev.hexauth.devservices.mail.ReceivedMail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The letters of an assembly that the mail server of the tests has received. */
final class Letters {

  /** Where links lead, which is no address of the service. */
  static final String BASE_URL = "https://accounts.example.org";

  private static final MailServer SERVER = TestServices.mailServer();

  private final Assembly assembly;

  Letters(Assembly assembly) {
    this.assembly = assembly;
  }

  /** {@code settings}, with mail on. */
  static Map<String, String> on(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("EMAIL_HOST", SERVER.host());
    all.put("EMAIL_PORT", Integer.toString(SERVER.port()));
    all.put("hexauth.mail.from", "Example <no-reply@example.org>");
    all.put("hexauth.mail.tls", "none");
    all.put("hexauth.mail.base-url", BASE_URL);
    return all;
  }

  /** The next letter to {@code address} with this text in its subject. */
  ReceivedMail next(String address, String subject) {
    ReceivedMail letter = next(address);
    while (!letter.subject().contains(subject)) {
      letter = next(address);
    }
    return letter;
  }

  /** All letters to {@code address}, once none waits to be sent. */
  List<ReceivedMail> all(String address) {
    assembly.sendLetters();
    return SERVER.mailbox().to(address);
  }

  /** The code in the next letter to {@code address} that links to {@code page}. */
  String code(String address, String page) {
    Pattern link = Pattern.compile(Pattern.quote(BASE_URL + page) + "#([0-9a-f]{64})\\b");
    Matcher found = link.matcher(next(address).text());
    while (!found.find()) {
      found = link.matcher(next(address).text());
    }
    Secrets.noticeSecret(found.group(1));
    return found.group(1);
  }

  private ReceivedMail next(String address) {
    assembly.sendLetters();
    return SERVER.mailbox().next(address);
  }
}
