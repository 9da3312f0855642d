package dev.hexauth.contract;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random Unicode texts, and the forms in which the same text may be sent. */
final class UnicodeTexts {

  private static final int LONGEST = 12;

  private UnicodeTexts() {}

  /**
   * {@code count} texts of 1 to 12 code points, in any form; the same for the same {@code seed}.
   */
  static Stream<String> random(long seed, int count) {
    Random random = new Random(seed);
    return Stream.generate(() -> random(random)).limit(count);
  }

  private static String random(Random random) {
    return IntStream.generate(() -> codePoint(random))
        .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
        .limit(1 + random.nextInt(LONGEST))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Any code point, but often one that has another form or combines with its neighbour. */
  private static int codePoint(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(0x20, 0x7f);
      case 1 -> random.nextInt(0xc0, 0x250);
      case 2, 3 -> random.nextInt(0x300, 0x370);
      case 4 -> random.nextInt(0x1e00, 0x2130);
      case 5 -> random.nextInt(0xac00, 0xd7a4);
      case 6 -> random.nextInt(0xf900, 0xfe00);
      default -> random.nextInt(Character.MAX_CODE_POINT + 1);
    };
  }

  /** {@code text}, its composed and its decomposed form: canonically equivalent (UAX #15). */
  static List<String> forms(String text) {
    return List.of(text, composed(text), Normalizer.normalize(text, Form.NFD));
  }

  static String composed(String text) {
    return Normalizer.normalize(text, Form.NFC);
  }

  /** {@code text} with characters that only look alike replaced, for instance ligatures (NFKC). */
  static String compatible(String text) {
    return Normalizer.normalize(text, Form.NFKC);
  }
}
