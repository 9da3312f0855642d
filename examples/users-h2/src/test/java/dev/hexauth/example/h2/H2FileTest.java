package dev.hexauth.example.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.port.UserRepository.Change;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Beyond the contract: users outlive the process, and a lock that is held too long is an outage.
 */
final class H2FileTest {

  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00.123456Z");
  private static final PasswordHash HASH = new PasswordHash("hash");

  @TempDir private Path folder;

  @Test
  void users_outlive_the_process() {
    User user = user(1);
    try (H2UserRepository users = new H2UserRepository(url())) {
      users.add(user, HASH, RegistrationDrafts.NONE);
    }
    try (H2UserRepository users = new H2UserRepository(url())) {
      assertThat(users.find(user.id())).contains(user);
      assertThat(users.add(user(2), HASH, RegistrationDrafts.NONE)).isEqualTo(Addition.EMAIL_TAKEN);
    }
  }

  @Test
  void a_row_that_is_locked_too_long_is_an_outage() throws SQLException {
    try (H2UserRepository users = new H2UserRepository(url());
        Connection other = DriverManager.getConnection(url(), "hexauth", "");
        Statement statement = other.createStatement()) {
      users.add(user(1), HASH, RegistrationDrafts.NONE);
      other.setAutoCommit(false);
      statement.execute("update users set name = 'locked'");

      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> users.disable(user(1).id(), NOW, Optional.empty()))
          .withMessage("user store is unavailable");

      other.rollback();
      assertThat(users.disable(user(1).id(), NOW, Optional.empty())).isEqualTo(Change.DONE);
    }
  }

  private String url() {
    return "jdbc:h2:" + folder.resolve("users");
  }

  /** All have the same e-mail address. */
  private static User user(int number) {
    return User.register(
        new UserId(new UUID(7, number)),
        new UserName("Ada"),
        new EmailAddress("ada@example.com"),
        new Photo("default.png"),
        Language.ENGLISH,
        NOW);
  }
}
