package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserRepository.Addition;
import dev.hexauth.domain.port.UserRepository.Change;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserName;
import dev.hexauth.domain.user.UserQuery;
import dev.hexauth.domain.user.UserQuery.NameKey;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an adapter's test class provides to the parts of the {@link UserDirectoryContract}, and the
 * steps that they share.
 */
interface GivenUserDirectory {

  /**
   * The directory to test. Within one test all calls return directories of the same users. They
   * need not be empty.
   */
  UserDirectory directory();

  /** The repository whose users the directory shows. */
  UserRepository repository();

  /**
   * The same directory as another node of the service sees it, with connections of its own. Empty
   * if one process alone can use the adapter.
   */
  Optional<UserDirectory> secondNode();

  /**
   * The directory on an engine that the test can take away. Empty if it has no engine, because it
   * keeps everything in the memory of the process.
   */
  Optional<Outage<UserDirectory>> outage();

  /** The second node, or the first if there is no other. */
  default UserDirectory otherNode() {
    return secondNode().orElseGet(this::directory);
  }

  /** The start of a day on which no other test registers users. */
  default Instant newDay() {
    return NOW.plus(Duration.ofDays(1 + (UUID.randomUUID().getLeastSignificantBits() >>> 44)));
  }

  /** The start of names and addresses that no other test uses. */
  default String newPrefix() {
    return "q" + UUID.randomUUID().toString().replace("-", "");
  }

  /** A new user with this address, who registered at {@link Samples#NOW}. */
  default User added(EmailAddress email) {
    return added(new UserName("Ada"), email, Role.USER, true, NOW);
  }

  /** A new user with this name. */
  default User added(UserName name) {
    return added(name, Samples.newEmail(), Role.USER, true, NOW);
  }

  /** A new user who registered at {@code createdAt}. */
  default User added(Role role, boolean verified, Instant createdAt) {
    return added(new UserName("Ada"), Samples.newEmail(), role, verified, createdAt);
  }

  private User added(
      UserName name, EmailAddress email, Role role, boolean verified, Instant createdAt) {
    User user =
        new User(
            Samples.newUserId(),
            name,
            email,
            Photo.DEFAULT,
            role,
            verified,
            Language.ENGLISH,
            createdAt,
            createdAt);
    assertThat(repository().add(user, GivenUserRepository.HASH, RegistrationDrafts.NONE))
        .isEqualTo(Addition.ADDED);
    return user;
  }

  /** Disables the user at {@code now}. */
  default KeptUser disabled(User user, Instant now) {
    assertThat(repository().disable(user.id(), now, Optional.empty())).isEqualTo(Change.DONE);
    return KeptUser.disabled(user, now);
  }

  default UserQuery byEmail(String prefix) {
    return new UserQuery.ByEmail(new EmailPrefix(prefix), Optional.empty());
  }

  default UserQuery byName(String prefix) {
    return new UserQuery.ByName(new NamePrefix(prefix), Optional.empty());
  }

  /** The newest users of a group, from the end of the day that began at {@code day}. */
  default UserQuery newestOf(UserGroup group, Instant day) {
    NewestKey end = new NewestKey(day.plus(Duration.ofDays(1)), Samples.newUserId());
    return new UserQuery.Newest(group, Optional.of(end));
  }

  /** The users that the other node lists, without their state. */
  default List<User> listed(UserQuery query) {
    return listed(query, 100);
  }

  /** The users that the other node lists, without their state. */
  default List<User> listed(UserQuery query, int limit) {
    return otherNode().list(query, limit).stream().map(KeptUser::user).toList();
  }

  /** The same query, after {@code last}. */
  static UserQuery after(User last, UserQuery query) {
    return switch (query) {
      case UserQuery.Newest(var group, _) ->
          new UserQuery.Newest(group, Optional.of(NewestKey.of(last)));
      case UserQuery.ByEmail(var prefix, _) ->
          new UserQuery.ByEmail(prefix, Optional.of(last.email()));
      case UserQuery.ByName(var prefix, _) ->
          new UserQuery.ByName(prefix, Optional.of(NameKey.of(last)));
    };
  }
}
