package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.Mutable;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A result of Argon2id, version 1.3 (RFC 9106), parsed from the PHC string format. */
@Mutable({"salt", "tag"})
final class Argon2idForm {

  /** Salts of 8 to 48 bytes and hashes of 16 to 64, in base64 without padding. */
  private static final Pattern STORED =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(?<memory>[1-9][0-9]{0,6}),t=(?<iterations>[1-9][0-9]?)"
              + ",p=(?<parallelism>[1-9][0-9]?)"
              + "\\$(?<salt>[A-Za-z0-9+/]{11,64})\\$(?<tag>[A-Za-z0-9+/]{22,86})");

  private final Argon2id cost;
  private final byte[] salt;
  private final byte[] tag;

  Argon2idForm(Argon2id cost, byte[] salt, byte[] tag) {
    this.cost = cost;
    this.salt = salt;
    this.tag = tag;
  }

  /** The parts of {@code stored}, or empty if it cannot be computed again. */
  static Optional<Argon2idForm> parse(String stored) {
    Matcher matcher = STORED.matcher(stored);
    if (!matcher.matches() || !isBase64(matcher.group("salt")) || !isBase64(matcher.group("tag"))) {
      return Optional.empty();
    }
    int memoryKib = Integer.parseInt(matcher.group("memory"));
    int iterations = Integer.parseInt(matcher.group("iterations"));
    int parallelism = Integer.parseInt(matcher.group("parallelism"));
    if (!Argon2id.isComputable(memoryKib, iterations, parallelism)) {
      return Optional.empty();
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return Optional.of(
        new Argon2idForm(
            new Argon2id(memoryKib, iterations, parallelism),
            base64.decode(matcher.group("salt")),
            base64.decode(matcher.group("tag"))));
  }

  /** No base64 text has a length of one more than a multiple of four. */
  private static boolean isBase64(String letters) {
    return letters.length() % 4 != 1;
  }

  /** The stored form. */
  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.iterations(),
            cost.parallelism(),
            base64.encodeToString(salt),
            base64.encodeToString(tag));
  }

  Argon2id cost() {
    return cost;
  }

  byte[] salt() {
    return salt;
  }

  /** The result of the function. */
  byte[] tag() {
    return tag;
  }
}
