package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserName;
import java.time.Duration;

/** Makes somebody a user. It does not log him in. */
public interface RegisterUser {

  /** Registers, or says why not. */
  Result handle(Command command);

  /** What somebody gives to become a user, and whence he asks. */
  record Command(
      UserName name, EmailAddress email, RawPassword password, Photo photo, Client client) {}

  /** All that can come of it. */
  sealed interface Result {

    /** He is a user now. */
    record Registered(User user) implements Result {}

    /** Somebody has that address already. */
    record EmailTaken() implements Result {}

    /** The policy does not allow that password. */
    record PasswordRefused(PasswordPolicy.Flaw flaw) implements Result {}

    /** Too many were tried from where he is: he may try again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
