package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserRepositoryContract;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.User;
import java.util.Optional;
import java.util.UUID;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUserRepositoryTest implements UserRepositoryContract {

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  @BeforeEach
  void there_is_no_admin() {
    NODES.first().sql().execute("delete from users where role = 'admin'");
  }

  @Override
  public UserRepository repository() {
    return NODES.first().users();
  }

  @Override
  public Optional<UserRepository> secondNode() {
    return Optional.of(NODES.second().users());
  }

  @Override
  public Optional<Outage<UserRepository>> outage() {
    return Optional.of(new HangingPostgres<>(Assembly::users));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Raw@example.com",
        "RAW@EXAMPLE.COM",
        "raw@example.coM",
        "räw@example.com",
        "RÄW@x.com"
      })
  void the_database_itself_refuses_an_address_that_is_not_in_lower_case_ascii(String email) {
    assertThatExceptionOfType(IntegrityConstraintViolationException.class)
        .isThrownBy(() -> insert(email))
        .withMessageContaining("users_email_lower_case");
  }

  @Test
  void the_database_itself_refuses_a_second_user_with_an_address_in_any_letter_case() {
    insert("twin@example.com");
    assertThatExceptionOfType(IntegrityConstraintViolationException.class)
        .isThrownBy(() -> insert("twin@example.com"))
        .withMessageContaining("users_email_key");
    assertThatExceptionOfType(IntegrityConstraintViolationException.class)
        .isThrownBy(() -> insert("TWIN@example.com"));
  }

  @Test
  @Tag("ASVS-16.2.5")
  void an_error_of_the_database_does_not_quote_the_row() {
    insert("private@example.com");
    assertThatExceptionOfType(IntegrityConstraintViolationException.class)
        .isThrownBy(() -> insert("private@example.com"))
        .satisfies(e -> assertThat(e).hasStackTraceContaining("users_email_key"))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("private@"));
  }

  @Test
  void what_registration_does_not_know_has_the_defaults_of_the_model() {
    insert("defaults@example.com");
    assertThat(
            NODES
                .first()
                .sql()
                .fetchSingle(
                    "select photo, verified, role::text, language from users where email = ?",
                    "defaults@example.com")
                .intoArray())
        .containsExactly("default.png", false, "user", "en");
  }

  @Test
  void an_upgraded_hash_leaves_the_time_of_the_last_change() {
    User user = user(1);
    repository().add(user, HASH, RegistrationDrafts.NONE);
    repository().replaceHash(user.id(), HASH, OTHER_HASH);
    assertThat(repository().find(user.id()).map(User::updatedAt)).contains(user.updatedAt());
  }

  private static void insert(String email) {
    NODES
        .first()
        .sql()
        .execute(
            "insert into users (id, name, email, password) values (?, 'n', ?, 'p')",
            UUID.randomUUID(),
            email);
  }
}
