package dev.hexauth.adapter.memory;

import dev.hexauth.domain.user.RawPassword;
import java.text.Normalizer;

/** The Unicode form NFC (UAX #15), in which passwords are compared. */
final class Nfc {

  private Nfc() {}

  /** The characters of {@code password} in that form. */
  static String of(RawPassword password) {
    return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
  }
}
