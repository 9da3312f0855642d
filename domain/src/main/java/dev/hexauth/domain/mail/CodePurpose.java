package dev.hexauth.domain.mail;

/** What a code may be used for, which is nothing else. */
public enum CodePurpose {
  /** To prove that the address of an account is the user's. */
  VERIFY_ADDRESS,
  /** To change the address of an account to the one that the code was sent to. */
  CHANGE_ADDRESS,
  /** To set a new password. */
  RESET_PASSWORD,
  /** To give an account its previous address back. */
  TAKE_BACK_ADDRESS
}
