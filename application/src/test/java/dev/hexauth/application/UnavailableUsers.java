package dev.hexauth.application;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A repository whose database is down. */
final class UnavailableUsers implements UserRepository {

  @Override
  public Addition add(User user, PasswordHash hash, RegistrationDrafts drafts) {
    throw down();
  }

  @Override
  public Optional<User> find(UserId id) {
    throw down();
  }

  @Override
  public Optional<Credential> credentialOf(EmailAddress email) {
    throw down();
  }

  @Override
  public boolean replaceHash(UserId id, PasswordHash expected, PasswordHash replacement) {
    throw down();
  }

  @Override
  public Optional<Credential> credentialOf(UserId id) {
    throw down();
  }

  @Override
  public boolean changePassword(
      UserId id, PasswordHash expected, PasswordHash replacement, Optional<Draft> notice) {
    throw down();
  }

  @Override
  public Removal remove(UserId id, Optional<Draft> notice) {
    throw down();
  }

  @Override
  public Change disable(UserId id, Instant now, Optional<Draft> notice) {
    throw down();
  }

  @Override
  public boolean enable(UserId id, Optional<Draft> notice) {
    throw down();
  }

  @Override
  public Change setRole(UserId id, Role role, Instant now, Optional<Draft> notice) {
    throw down();
  }

  @Override
  public Optional<UserId> makeAdmin(EmailAddress email, Instant now) {
    throw down();
  }

  private static UnavailableException down() {
    return new UnavailableException("user store", Duration.ofSeconds(1), new ConnectException());
  }
}
