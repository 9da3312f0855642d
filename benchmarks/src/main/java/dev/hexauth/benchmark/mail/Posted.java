package dev.hexauth.benchmark.mail;

import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/**
 * The letters of a run.
 *
 * @param ids of all letters
 * @param stuck the recipients that the server hangs on
 */
record Posted(Set<String> ids, Set<String> stuck) {

  private static final List<LetterKind> KINDS =
      List.of(
          LetterKind.VERIFY_ADDRESS,
          LetterKind.RESET_PASSWORD,
          LetterKind.VERIFY_ADDRESS_AGAIN,
          LetterKind.PASSWORD_CHANGED);

  /** Posts the plan's letters, each to a user of its own, at {@code now}. */
  static Posted to(ApplicationContext stores, Chaos.Plan plan, Instant now) {
    RandomIds random = Delivery.IDS;
    UserRepository users = stores.getBean(UserRepository.class);
    Outbox outbox = stores.getBean(Outbox.class);
    Set<String> ids = new HashSet<>();
    Set<String> stuck = new HashSet<>();
    for (int i = 0; i < plan.letters() + plan.stuck(); i++) {
      EmailAddress email = new EmailAddress("user" + i + "@example.com");
      User user =
          User.register(
              random.newUserId(now),
              new UserName("User " + i),
              email,
              Photo.DEFAULT,
              Language.ENGLISH,
              now);
      LetterId id = random.newLetterId(now);
      ids.add(id.toString());
      if (i >= plan.letters()) {
        stuck.add(email.value());
      }
      users.add(user, new PasswordHash("none"), RegistrationDrafts.NONE);
      outbox.post(
          user.id(),
          new Draft(
              id,
              KINDS.get(i % KINDS.size()),
              Optional.empty(),
              new Occasion(now, Optional.empty())));
    }
    return new Posted(ids, stuck);
  }

  boolean isStuck(String recipient) {
    return stuck.contains(recipient);
  }
}
