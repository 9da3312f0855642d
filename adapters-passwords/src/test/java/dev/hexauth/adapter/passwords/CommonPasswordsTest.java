package dev.hexauth.adapter.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.BreachedPasswordsContract;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CommonPasswordsTest implements BreachedPasswordsContract {

  @Override
  public BreachedPasswords of(List<RawPassword> breached) {
    return new CommonPasswords(breached.stream().map(RawPassword::reveal).toList());
  }

  @Test
  void letter_case_hides_nothing() {
    CommonPasswords passwords = new CommonPasswords(List.of("Trustno1", "\u00c5ngstr\u00f6m"));
    assertThat(Stream.of("trustno1", "TRUSTNO1", "tRuStNo1", "\u00e5NGSTR\u00d6M"))
        .allMatch(text -> passwords.include(new RawPassword(text)));
  }

  @Test
  @Tag("ASVS-6.2.4")
  void the_shipped_ones_are_10_000_of_which_3309_have_8_characters_or_more() throws IOException {
    List<String> lines = resource("common-passwords.txt").lines().toList();
    assertThat(lines).hasSize(10_000).doesNotHaveDuplicates().isSorted();
    List<String> folded =
        lines.stream().map(line -> line.toLowerCase(Locale.ROOT)).distinct().toList();
    assertThat(folded).hasSize(9913);
    assertThat(folded.stream().filter(line -> line.length() >= 8)).hasSize(3309);
    CommonPasswords shipped = CommonPasswords.shipped();
    assertThat(lines).allMatch(line -> shipped.include(new RawPassword(line)));
    assertThat(shipped.include(new RawPassword("correct horse"))).isFalse();
  }

  @Test
  void the_note_beside_them_has_their_digest_their_counts_and_their_licence() throws Exception {
    byte[] list = resource("common-passwords.txt").getBytes(StandardCharsets.US_ASCII);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(list);
    assertThat(resource("common-passwords.LICENSE.txt"))
        .contains(HexFormat.of().formatHex(digest))
        .contains("10 000 lines", "9913 passwords", "3309", "MIT License", "SecLists");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
