package dev.hexauth.bootstrap;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A user to register. */
record Account(String name, String email, String password) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A user whose e-mail address is unique in this JVM. */
  static Account any() {
    return new Account(
        "Ada Lovelace", "ada" + COUNT.incrementAndGet() + "@example.com", "correct horse");
  }

  Account withEmail(String other) {
    return new Account(name, other, password);
  }

  /** The same, with the e-mail address in capitals. */
  Account inCapitals() {
    return withEmail(email.toUpperCase(Locale.ROOT));
  }

  Account withPassword(String other) {
    return new Account(name, email, other);
  }

  /** The body of a registration; the caller may change it. */
  Map<String, Object> registration() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("email", email);
    body.put("password", password);
    body.put("passwordConfirm", password);
    return body;
  }

  /** The body of a login; the caller may change it. */
  Map<String, Object> credentials() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("email", email);
    body.put("password", password);
    return body;
  }
}
