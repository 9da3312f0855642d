package dev.hexauth.adapter.memory;

import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Users in two maps under one lock. */
final class InMemoryUserRepository implements UserRepository {

  private final Map<UserId, User> users = new HashMap<>();
  private final Map<EmailAddress, Credential> credentials = new HashMap<>();

  @Override
  public synchronized Addition add(User user, PasswordHash hash) {
    if (credentials.putIfAbsent(user.email(), new Credential(user.id(), hash)) != null) {
      return Addition.EMAIL_TAKEN;
    }
    users.put(user.id(), user);
    return Addition.ADDED;
  }

  @Override
  public synchronized Optional<User> find(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public synchronized Optional<Credential> credentialOf(EmailAddress email) {
    return Optional.ofNullable(credentials.get(email));
  }

  @Override
  public synchronized boolean replaceHash(
      UserId id, PasswordHash expected, PasswordHash replacement) {
    return find(id)
        .map(User::email)
        .filter(email ->
            credentials.replace(
                email, new Credential(id, expected), new Credential(id, replacement)))
        .isPresent();
  }
}
