package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.user.RawPassword;
import java.text.Normalizer;

/** The form in which passwords are compared: Unicode's canonical composition, NFC (UAX #15). */
final class Nfc {

  private Nfc() {}

  /** The characters of {@code password} in that form. */
  static String of(RawPassword password) {
    return of(password.reveal());
  }

  /** {@code text} in that form. */
  static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
