package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of passwords in memory. The letter case does not matter. */
final class CommonPasswords implements BreachedPasswords {

  /** One password per line. The file common-passwords.LICENSE.txt names the source. */
  private static final String RESOURCE = "common-passwords.txt";

  private final Set<String> listed;

  CommonPasswords(Collection<String> passwords) {
    listed =
        passwords.stream().map(CommonPasswords::folded).collect(Collectors.toUnmodifiableSet());
  }

  /** The list in this module: the 10 000 most common passwords. */
  static CommonPasswords shipped() {
    try (InputStream in =
            Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return new CommonPasswords(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean include(RawPassword password) {
    return listed.contains(folded(password.reveal()));
  }

  private static String folded(String text) {
    return Nfc.of(text).toLowerCase(Locale.ROOT);
  }
}
