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
  public Removal remove(UserId id, Optional<Draft> notice) {
    synchronized (tables) {
      if (tables.isLastAdmin(id)) {
        return Removal.LAST_ADMIN;
      }
      notice.ifPresent(draft -> tables.post(id, draft));
      tables.users.remove(id);
      tables.hashes.remove(id);
      tables.disabled.remove(id);
      tables.codes.values().removeIf(kept -> kept.owner().equals(id));
      tables.reserved.values().removeIf(reservation -> reservation.owner().equals(id));
      return tables.owners.values().remove(id) ? Removal.REMOVED : Removal.NO_SUCH_USER;
    }
  }

  @Override
  public Change disable(UserId id, Instant now, Optional<Draft> notice) {
    synchronized (tables) {
      if (tables.disabled.containsKey(id)) {
        return Change.ALREADY_SO;
      }
      if (tables.isLastAdmin(id)) {
        return Change.LAST_ADMIN;
      }
      notice.ifPresent(draft -> tables.post(id, draft));
      User user = tables.users.remove(id);
      PasswordHash hash = tables.hashes.remove(id);
      if (user == null || hash == null) {
        return Change.NO_SUCH_USER;
      }
      tables.end(user, UserTables.ENDED_BY_A_NEW_PASSWORD);
      tables.disabled.put(id, new UserTables.DisabledUser(user, hash, now));
      return Change.DONE;
    }
  }

  @Override
  public boolean enable(UserId id, Optional<Draft> notice) {
    synchronized (tables) {
      UserTables.DisabledUser disabled = tables.disabled.remove(id);
      if (disabled == null) {
        return false;
      }
      tables.users.put(id, disabled.user());
      tables.hashes.put(id, disabled.hash());
      notice.ifPresent(draft -> tables.post(id, draft));
      return true;
    }
  }

  @Override
  public Change setRole(UserId id, Role role, Instant now, Optional<Draft> notice) {
    synchronized (tables) {
      return find(id)
          .map(user -> {
            if (user.role() == role) {
              return Change.ALREADY_SO;
            }
            if (tables.isLastAdmin(id)) {
              return Change.LAST_ADMIN;
            }
            tables.keep(with(user, role, now));
            notice.ifPresent(draft -> tables.post(id, draft));
            return Change.DONE;
          })
          .orElse(Change.NO_SUCH_USER);
    }
  }

  @Override
  public Optional<UserId> makeAdmin(EmailAddress email, Instant now) {
    synchronized (tables) {
      Optional<User> user = tables.find(email);
      user.ifPresent(found -> tables.keep(with(found, Role.ADMIN, now)));
      return user.map(User::id);
    }
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
