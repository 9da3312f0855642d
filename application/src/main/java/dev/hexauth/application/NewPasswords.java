package dev.hexauth.application;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.PasswordPolicy.Flaw;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.UserName;
import java.util.Optional;

/** Decides which passwords a user may choose. */
final class NewPasswords {

  private final PasswordPolicy policy;
  private final BreachedPasswords breached;

  NewPasswords(PasswordPolicy policy, BreachedPasswords breached) {
    this.policy = policy;
    this.breached = breached;
  }

  /**
   * Why a user with that name and e-mail address may not choose {@code password}; empty if allowed.
   */
  Optional<Flaw> flawOf(RawPassword password, UserName name, EmailAddress email) {
    return policy
        .flawOf(password, name, email)
        .or(() -> breached.include(password) ? Optional.of(Flaw.BREACHED) : Optional.empty());
  }
}
