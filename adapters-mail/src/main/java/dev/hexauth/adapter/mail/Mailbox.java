package dev.hexauth.adapter.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** A mailbox of the settings: an address, with or without a name before it (RFC 5322, 3.4). */
record Mailbox(InternetAddress address) {

  /** The mailbox in {@code text}, or empty if it is not exactly one. */
  static Optional<Mailbox> parse(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      InternetAddress[] found = InternetAddress.parse(text, true);
      if (found.length != 1
          || found[0].isGroup()
          || !found[0].getAddress().matches("\\p{Graph}+@[A-Za-z0-9.-]+")) {
        return Optional.empty();
      }
      found[0].setPersonal(found[0].getPersonal(), "UTF-8");
      return Optional.of(new Mailbox(found[0]));
    } catch (AddressException | java.io.UnsupportedEncodingException _) {
      return Optional.empty();
    }
  }

  /** The part after the {@code @}. */
  String domain() {
    String text = address.getAddress();
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /** What readers know the sender by: the name, else the domain. */
  String title() {
    String name = address.getPersonal();
    return name == null || name.isBlank() ? domain() : name;
  }
}
