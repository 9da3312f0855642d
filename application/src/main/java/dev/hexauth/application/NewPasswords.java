package dev.hexauth.application;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.PasswordPolicy.Flaw;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.UserName;
import java.util.Optional;

/** Tells which passwords may be chosen, and by whom. */
final class NewPasswords {

  private final PasswordPolicy policy;
  private final BreachedPasswords breached;

  NewPasswords(PasswordPolicy policy, BreachedPasswords breached) {
    this.policy = policy;
    this.breached = breached;
  }

  /**
   * Why somebody with that name and address may not choose {@code password}, or empty if he may.
   */
  Optional<Flaw> flawOf(RawPassword password, UserName name, EmailAddress email) {
    return policy
        .flawOf(password, name, email)
        .or(() -> breached.include(password) ? Optional.of(Flaw.BREACHED) : Optional.empty());
  }
}
