package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Users in maps under one lock. Of a disabled user, only the e-mail address is kept. */
@Mutable({"credentials", "owners", "users"})
final class InMemoryUserRepository implements UserRepository {

  private final Map<UserId, User> users = new HashMap<>();
  private final Map<UserId, Credential> credentials = new HashMap<>();

  /** The owner of each address, disabled or not. */
  private final Map<EmailAddress, UserId> owners = new HashMap<>();

  @Override
  public synchronized Addition add(User user, PasswordHash hash) {
    if (owners.putIfAbsent(user.email(), user.id()) != null) {
      return Addition.EMAIL_TAKEN;
    }
    users.put(user.id(), user);
    credentials.put(user.id(), new Credential(user.id(), hash));
    return Addition.ADDED;
  }

  @Override
  public synchronized Optional<User> find(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public synchronized Optional<Credential> credentialOf(EmailAddress email) {
    return Optional.ofNullable(owners.get(email)).flatMap(this::credentialOf);
  }

  @Override
  public synchronized boolean replaceHash(
      UserId id, PasswordHash expected, PasswordHash replacement) {
    return credentials.replace(id, new Credential(id, expected), new Credential(id, replacement));
  }

  @Override
  public synchronized Optional<Credential> credentialOf(UserId id) {
    return Optional.ofNullable(credentials.get(id));
  }

  @Override
  public synchronized boolean remove(UserId id) {
    users.remove(id);
    credentials.remove(id);
    return owners.values().remove(id);
  }

  @Override
  public synchronized boolean disable(UserId id, Instant now) {
    credentials.remove(id);
    return users.remove(id) != null;
  }

  @Override
  public synchronized Optional<UserId> grant(EmailAddress email, Role role, Instant now) {
    Optional<User> user = Optional.ofNullable(owners.get(email)).flatMap(this::find);
    user.ifPresent(found -> users.put(found.id(), withRole(found, role, now)));
    return user.map(User::id);
  }

  private static User withRole(User user, Role role, Instant now) {
    return new User(
        user.id(), user.name(), user.email(), user.photo(), role, user.createdAt(), now);
  }
}
