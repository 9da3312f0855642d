package dev.hexauth.application;

import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.mail.Verification;
import java.util.Optional;

/** What registrations and logins do about the proof of an address; nothing while mail is off. */
final class AddressVerification {

  private final Optional<MailPolicy> policy;
  private final LetterGate gate;
  private final Drafts drafts;

  /**
   * @param policy empty while mail is off
   */
  AddressVerification(Optional<MailPolicy> policy, LetterGate gate, Drafts drafts) {
    this.policy = policy;
    this.gate = gate;
    this.drafts = drafts;
  }

  /** Whether a registration sends a code. */
  boolean sendsCode() {
    return policy.filter(given -> given.verification() != Verification.OFF).isPresent();
  }

  /** Whether a login needs a verified address. */
  boolean isRequired() {
    return policy.filter(given -> given.verification() == Verification.REQUIRED).isPresent();
  }

  /** Whether a caller may learn that an address has an account, or that it is not verified. */
  boolean tellsTaken() {
    return policy.map(MailPolicy::tellsTaken).orElse(true);
  }

  /** The letters of a registration. The limit of letters to an address applies to its owner's. */
  RegistrationDrafts draftsOf(RegisterUser.Command command) {
    if (!sendsCode()) {
      return RegistrationDrafts.NONE;
    }
    boolean tellOwner = !tellsTaken() && gate.hasRoomFor(command.email(), command.client());
    return new RegistrationDrafts(
        Optional.of(
            drafts.requested(LetterKind.VERIFY_ADDRESS, command.language(), command.client())),
        tellOwner
            ? Optional.of(drafts.notice(LetterKind.ADDRESS_TAKEN, command.client()))
            : Optional.empty());
  }
}
