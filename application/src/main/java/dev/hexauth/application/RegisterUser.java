package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserName;
import java.time.Duration;
import java.util.Optional;

/** Creates a user. Registration does not log in. */
public interface RegisterUser {

  /** Registers the user, or returns why not. */
  Result register(Command command);

  /** The data of a new user, and the language and the origin of the request. */
  record Command(
      UserName name,
      EmailAddress email,
      RawPassword password,
      Photo photo,
      Optional<Language> language,
      Client client) {

    /**
     * @throws IllegalArgumentException if the name or the photo has a flaw, or the e-mail address
     *     is not reachable; only users who registered under older rules have such values
     */
    public Command {
      if (UserName.flawOf(name.value()).isPresent()
          || Photo.flawOf(photo.value()).isPresent()
          || !email.isReachable()) {
        throw new IllegalArgumentException("values that no new user may have");
      }
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /**
     * The user is registered. While taken addresses are kept secret, it may also be that another
     * user has the address, who gets a letter.
     *
     * @param codeSent whether a letter with a code is on its way
     */
    record Registered(User user, boolean codeSent) implements Result {}

    /** Another user has that e-mail address. */
    record EmailTaken() implements Result {}

    /** The policy does not allow that password. */
    record PasswordRefused(PasswordPolicy.Flaw flaw) implements Result {}

    /**
     * Too many attempts from the caller's network; the next is possible after {@code retryAfter}.
     */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
