package dev.hexauth.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PasswordHashTest {

  private final PasswordHash hash = new PasswordHash("$2a$12$secret");

  @Test
  void hashes_are_equal_when_their_stored_forms_are() {
    assertThat(hash)
        .isEqualTo(new PasswordHash("$2a$12$secret"))
        .hasSameHashCodeAs(new PasswordHash("$2a$12$secret"))
        .isNotEqualTo(new PasswordHash("$2a$12$Secret"));
  }

  @Test
  @Tag("ASVS-16.2.5")
  void a_hash_does_not_equal_a_text() {
    assertThat(hash).isNotEqualTo((Object) "$2a$12$secret").isNotEqualTo(null);
    assertThat(hash.hashCode()).isNotEqualTo(new PasswordHash("other").hashCode());
  }

  @Test
  void a_hash_does_not_print_its_stored_form() {
    assertThat(hash.encoded()).isEqualTo("$2a$12$secret");
    assertThat(hash).hasToString("PasswordHash[redacted]");
    assertThat(new Credential(new UserId(new UUID(0, 0)), hash, Role.USER).toString())
        .doesNotContain("secret");
  }

  @Test
  @Tag("ASVS-16.2.5")
  @Tag("ASVS-14.2.4")
  void a_password_does_not_print_itself() {
    assertThat(new RawPassword("secret")).hasToString("RawPassword[redacted]");
  }
}
