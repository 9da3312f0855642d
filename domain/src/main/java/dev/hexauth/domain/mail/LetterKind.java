package dev.hexauth.domain.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a letter is about. */
public enum LetterKind {
  /** The user asked to reset the password. */
  RESET_PASSWORD(0, CodePurpose.RESET_PASSWORD),
  /** To the previous address: the address was changed, and can be taken back. */
  ADDRESS_CHANGED(0, CodePurpose.TAKE_BACK_ADDRESS),
  /** The user changed the password. */
  PASSWORD_CHANGED(1),
  /** The password was reset. */
  PASSWORD_RESET(1),
  /** An old refresh token was presented, so the session was ended. */
  SESSION_REUSED(1),
  /** A login from a network that the account did not know. */
  NEW_NETWORK(1),
  /** An admin disabled the account. */
  ACCOUNT_DISABLED(1),
  /** An admin enabled the account again. */
  ACCOUNT_ENABLED(1),
  /** An admin made the user an admin. */
  ROLE_GRANTED(1),
  /** An admin took the role of an admin from the user. */
  ROLE_TAKEN(1),
  /** An admin ended all sessions of the user. */
  SESSIONS_ENDED(1),
  /** An admin deleted the account. */
  ACCOUNT_DELETED_BY_ADMIN(1),
  /** The user deleted the account. */
  ACCOUNT_DELETED(1),
  /** To a new address: the user wants to change to it. */
  CONFIRM_ADDRESS(2, CodePurpose.CHANGE_ADDRESS),
  /** The user asked for the code of the registration again. */
  VERIFY_ADDRESS_AGAIN(2, CodePurpose.VERIFY_ADDRESS),
  /** The user has registered. */
  VERIFY_ADDRESS(3, CodePurpose.VERIFY_ADDRESS),
  /** Someone tried to register an address that has an account. */
  ADDRESS_TAKEN(3);

  private final int urgency;
  private final @Nullable CodePurpose purpose;

  LetterKind(int urgency) {
    this(urgency, null);
  }

  LetterKind(int urgency, @Nullable CodePurpose purpose) {
    this.urgency = urgency;
    this.purpose = purpose;
  }

  /**
   * The rank of such a letter among those that are due, from 0: those of a lower rank are sent
   * first. So a flood of registrations delays nobody who wants to reset a password.
   */
  public int urgency() {
    return urgency;
  }

  /** The purpose of the code in such a letter, or empty if it carries none. */
  public Optional<CodePurpose> purpose() {
    return Optional.ofNullable(purpose);
  }
}
