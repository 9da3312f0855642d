package dev.hexauth.contract;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A node that caches the users it has read from the shared maps: correct for one node, wrong for
 * two.
 */
class StaleUsers implements UserRepository {

  /** What the nodes share. */
  record Shared(
      Map<UserId, User> users,
      Map<UserId, Credential> credentials,
      Map<UserId, KeptUser> disabled) {
    Shared() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  private final Shared shared;
  private final Map<UserId, User> read = new ConcurrentHashMap<>();
  private final Map<UserId, Credential> readCredentials = new ConcurrentHashMap<>();

  StaleUsers(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Addition add(User user, PasswordHash hash, RegistrationDrafts drafts) {
    shared.users.put(user.id(), user);
    shared.credentials.put(user.id(), new Credential(user.id(), hash, user.role()));
    return Addition.ADDED;
  }

  @Override
  public Optional<User> find(UserId id) {
    return Optional.ofNullable(read.computeIfAbsent(id, shared.users::get));
  }

  @Override
  public Optional<Credential> credentialOf(UserId id) {
    return Optional.ofNullable(readCredentials.computeIfAbsent(id, shared.credentials::get));
  }

  @Override
  public Optional<Credential> credentialOf(EmailAddress email) {
    return shared.users.values().stream()
        .filter(user -> user.email().equals(email))
        .findFirst()
        .flatMap(user -> credentialOf(user.id()));
  }

  @Override
  public boolean replaceHash(UserId id, PasswordHash expected, PasswordHash replacement) {
    readCredentials.remove(id);
    return shared.credentials.computeIfPresent(
                id, (_, kept) -> kept.hash().equals(expected) ? kept.with(replacement) : kept)
            instanceof Credential(_, PasswordHash hash, _)
        && hash.equals(replacement);
  }

  @Override
  public boolean changePassword(
      UserId id, PasswordHash expected, PasswordHash replacement, Optional<Draft> notice) {
    return replaceHash(id, expected, replacement);
  }

  @Override
  public Removal remove(UserId id, Optional<Draft> notice) {
    read.remove(id);
    readCredentials.remove(id);
    shared.credentials.remove(id);
    boolean wasDisabled = shared.disabled.remove(id) != null;
    return shared.users.remove(id) != null || wasDisabled ? Removal.REMOVED : Removal.NO_SUCH_USER;
  }

  @Override
  public Change disable(UserId id, Instant now, Optional<Draft> notice) {
    User user = shared.users.get(id);
    if (user == null) {
      return Change.NO_SUCH_USER;
    }
    remove(id, notice);
    shared.disabled.put(id, KeptUser.disabled(user, now));
    return Change.DONE;
  }

  /** This node only forgets. */
  @Override
  public boolean enable(UserId id, Optional<Draft> notice) {
    return false;
  }

  @Override
  public Change setRole(UserId id, Role role, Instant now, Optional<Draft> notice) {
    read.remove(id);
    User user = shared.users.computeIfPresent(id, (_, found) -> with(found, role, now));
    return user == null ? Change.NO_SUCH_USER : Change.DONE;
  }

  @Override
  public Optional<UserId> makeAdmin(EmailAddress email, Instant now) {
    Optional<User> found =
        shared.users.values().stream().filter(user -> user.email().equals(email)).findFirst();
    found.ifPresent(user -> {
      read.remove(user.id());
      shared.users.put(user.id(), with(user, Role.ADMIN, now));
    });
    return found.map(User::id);
  }

  private static User with(User user, Role role, Instant now) {
    return new User(
        user.id(),
        user.name(),
        user.email(),
        user.photo(),
        role,
        user.verified(),
        user.language(),
        user.createdAt(),
        now);
  }
}
