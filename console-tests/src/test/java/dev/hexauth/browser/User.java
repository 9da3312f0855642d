package dev.hexauth.browser;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A user to register; {@code toString} names the password, which protects nothing. */
record User(String name, String email, String password) {

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A user whose e-mail address no other test uses. */
  static User named(String name) {
    String address = name.replaceFirst(" .*", "").toLowerCase(Locale.ROOT);
    return new User(
        name, address + COUNT.incrementAndGet() + "@example.com", "correct horse battery");
  }

  /** The JSON that registers the user. */
  String registration() {
    return """
    {"name": "%s", "email": "%s", "password": "%s", "passwordConfirm": "%s"}\
    """
        .formatted(name, email, password, password);
  }
}
