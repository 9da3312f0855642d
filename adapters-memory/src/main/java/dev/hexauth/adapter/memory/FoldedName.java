package dev.hexauth.adapter.memory;

import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.UserName;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** A name as the directory compares it: in lower case and in the form NFC, by code points. */
record FoldedName(String text) implements Comparable<FoldedName> {

  private static final char SIGMA = '\u03c3';

  /** Whether a capital becomes this one depends on what follows, which a prefix does not have. */
  private static final char FINAL_SIGMA = '\u03c2';

  static FoldedName of(UserName name) {
    return of(name.value());
  }

  static FoldedName of(NamePrefix prefix) {
    return of(prefix.value());
  }

  private static FoldedName of(String text) {
    String folded = text.toLowerCase(Locale.ROOT).replace(FINAL_SIGMA, SIGMA);
    return new FoldedName(Normalizer.normalize(folded, Normalizer.Form.NFC));
  }

  boolean startsWith(FoldedName prefix) {
    return text.startsWith(prefix.text);
  }

  @Override
  public int compareTo(FoldedName other) {
    return Arrays.compare(text.codePoints().toArray(), other.text.codePoints().toArray());
  }
}
