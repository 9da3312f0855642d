package dev.hexauth.adapter.memory;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/** Users in maps. */
final class InMemoryUserRepository implements UserRepository {

  private final UserTables tables;

  InMemoryUserRepository(UserTables tables) {
    this.tables = tables;
  }

  @Override
  public Addition add(User user, PasswordHash hash, RegistrationDrafts drafts) {
    synchronized (tables) {
      if (tables.isReserved(user.email(), user.id(), user.createdAt())
          || tables.owners.putIfAbsent(user.email(), user.id()) != null) {
        drafts.ifTaken().ifPresent(draft -> tables.post(draft, user.email()));
        return Addition.EMAIL_TAKEN;
      }
      tables.users.put(user.id(), user);
      tables.hashes.put(user.id(), hash);
      drafts.ifAdded().ifPresent(draft -> tables.post(user.id(), draft));
      return Addition.ADDED;
    }
  }

  @Override
  public Optional<User> find(UserId id) {
    synchronized (tables) {
      return tables.find(id);
    }
  }

  @Override
  public Optional<Credential> credentialOf(EmailAddress email) {
    synchronized (tables) {
      return Optional.ofNullable(tables.owners.get(email)).flatMap(this::credentialOf);
    }
  }

  @Override
  public Optional<Credential> credentialOf(UserId id) {
    synchronized (tables) {
      return find(id)
          .flatMap(user ->
              Optional.ofNullable(tables.hashes.get(id))
                  .map(hash -> new Credential(id, hash, user.role())));
    }
  }

  @Override
  public boolean replaceHash(UserId id, PasswordHash expected, PasswordHash replacement) {
    synchronized (tables) {
      return tables.hashes.replace(id, expected, replacement);
    }
  }

  @Override
  public boolean changePassword(
      UserId id, PasswordHash expected, PasswordHash replacement, Optional<Draft> notice) {
    synchronized (tables) {
      if (!replaceHash(id, expected, replacement)) {
        return false;
      }
      find(id).ifPresent(user -> tables.end(user, UserTables.ENDED_BY_A_NEW_PASSWORD));
      notice.ifPresent(draft -> tables.post(id, draft));
      return true;
    }
  }

  @Override
  public boolean remove(UserId id, Optional<Draft> notice) {
    synchronized (tables) {
      notice.ifPresent(draft -> tables.post(id, draft));
      tables.users.remove(id);
      tables.hashes.remove(id);
      tables.disabled.remove(id);
      tables.codes.values().removeIf(kept -> kept.owner().equals(id));
      tables.reserved.values().removeIf(reservation -> reservation.owner().equals(id));
      return tables.owners.values().remove(id);
    }
  }

  @Override
  public boolean disable(UserId id, Instant now, Optional<Draft> notice) {
    synchronized (tables) {
      notice.ifPresent(draft -> tables.post(id, draft));
      User user = tables.users.remove(id);
      PasswordHash hash = tables.hashes.remove(id);
      if (user == null || hash == null) {
        return false;
      }
      tables.disabled.put(id, new UserTables.DisabledUser(user, hash, now));
      return true;
    }
  }

  @Override
  public Optional<UserId> grant(EmailAddress email, Role role, Instant now) {
    synchronized (tables) {
      Optional<User> user = tables.find(email);
      user.ifPresent(found ->
          tables.keep(
              new User(
                  found.id(),
                  found.name(),
                  email,
                  found.photo(),
                  role,
                  found.verified(),
                  found.language(),
                  found.createdAt(),
                  now)));
      return user.map(User::id);
    }
  }
}
