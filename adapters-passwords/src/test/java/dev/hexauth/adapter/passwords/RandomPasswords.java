package dev.hexauth.adapter.passwords;

import java.util.Random;
import java.util.stream.Stream;

/** Texts of 0 to 100 characters from all planes of Unicode, the same in each run. */
final class RandomPasswords {

  private static final int SEED = 20_261_124;

  private RandomPasswords() {}

  static Stream<String> of(int count) {
    Random random = new Random(SEED);
    return Stream.generate(() -> next(random)).limit(count);
  }

  private static String next(Random random) {
    int bound = ONE_TO_FOUR_BYTES[random.nextInt(ONE_TO_FOUR_BYTES.length)];
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(101); length > 0; length--) {
      text.appendCodePoint(character(random, bound));
    }
    return text.toString();
  }

  /** The first character that needs one byte more in UTF-8 than those below it. */
  private static final int[] ONE_TO_FOUR_BYTES = {0x80, 0x800, 0x1_0000, 0x11_0000};

  private static int character(Random random, int bound) {
    int character = 1 + random.nextInt(bound - 1);
    return Character.isBmpCodePoint(character) && Character.isSurrogate((char) character)
        ? '\u00e4'
        : character;
  }
}
