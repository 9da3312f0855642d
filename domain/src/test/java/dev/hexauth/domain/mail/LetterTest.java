package dev.hexauth.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.user.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class LetterTest {

  @Test
  void letters_that_someone_waits_for_are_more_urgent_than_those_of_registrations() {
    assertThat(
            Arrays.stream(LetterKind.values())
                .filter(kind -> kind.urgency() < LetterKind.VERIFY_ADDRESS.urgency()))
        .contains(LetterKind.RESET_PASSWORD, LetterKind.VERIFY_ADDRESS_AGAIN)
        .doesNotContain(LetterKind.ADDRESS_TAKEN);
    assertThat(LetterKind.RESET_PASSWORD.urgency()).isZero();
  }

  @Test
  void letters_that_report_something_carry_no_code() {
    assertThat(LetterKind.PASSWORD_CHANGED.purpose()).isEmpty();
    assertThat(LetterKind.RESET_PASSWORD.purpose()).contains(CodePurpose.RESET_PASSWORD);
  }

  @Test
  void an_occasion_is_kept_to_the_microsecond() {
    Occasion occasion =
        new Occasion(Instant.parse("2030-01-01T00:00:00.123456789Z"), Optional.empty());
    assertThat(occasion.at()).isEqualTo(Instant.parse("2030-01-01T00:00:00.123456Z"));
  }

  @Test
  void the_id_of_a_letter_is_printed_as_a_uuid() {
    UUID uuid = new UUID(1, 2);
    assertThat(new LetterId(uuid)).hasToString("00000000-0000-0001-0000-000000000002");
  }

  @Test
  void a_language_is_known_by_its_tag() {
    assertThat(Language.of("de")).contains(Language.GERMAN);
    assertThat(Language.of("en")).contains(Language.ENGLISH);
    assertThat(Language.of("fr")).isEmpty();
    assertThat(Language.GERMAN.tag()).isEqualTo("de");
  }
}
