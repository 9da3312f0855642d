package dev.hexauth.domain.port;

import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the digests of codes that were mailed, beside the users, and makes the changes that the
 * codes allow. In outages it is called the user store.
 *
 * <p>Each operation is atomic with respect to all others and to those of {@link UserRepository}, of
 * all threads and nodes. A code works before its expiry and not at it, by {@code now} alone; for
 * one purpose; and only while its user is active. Codes to verify an address or to reset a password
 * work only while the account has the address that they were sent to. Expired codes are forgotten.
 *
 * <p>If codes of a purpose end, so do the letters of that purpose that wait in the {@link Outbox}:
 * they would bring new ones.
 */
public interface EmailCodes {

  /**
   * Keeps a new code for {@code letter}, which was leased.
   *
   * @return whether it is kept, which it is not if the letter was removed meanwhile, or if its user
   *     is not active
   */
  boolean keep(EmailCode code, CodePurpose purpose, Letter letter, Instant expiresAt, Instant now);

  /**
   * Uses a code to verify or to change an address. The same code has the same effect again while it
   * lives, because programs that scan mail use links up; the other codes of its purpose end.
   *
   * <p>A change makes the new address verified, ends the codes to reset the password, and reserves
   * the previous address until {@code reservedUntil}: no other user can have it. A code to take it
   * back works until then.
   *
   * @param notice to the previous address, if a change is made now
   */
  AddressProof prove(EmailCode code, Instant now, Instant reservedUntil, Draft notice);

  /** The user for whom {@code code} may be used for {@code purpose}, or empty if it may not. */
  Optional<User> find(EmailCode code, CodePurpose purpose, Instant now);

  /**
   * Uses up a code to reset a password: the hash is replaced, the address is verified, and all
   * codes to reset the password or to change the address end.
   *
   * @return the user, or empty if the code may not be used; present for one of any number of racing
   *     calls
   */
  Optional<UserId> reset(EmailCode code, PasswordHash hash, Instant now, Draft notice);

  /**
   * Uses up a code to take an address back: the account has the address that the code was sent to,
   * verified, and {@code hash} for its password. All codes of the user end, except those to take
   * back an address that was given up before this one: so nobody who changed the address twice can
   * keep the owner of the first one out.
   *
   * @param hash one that no password matches, so that nobody who knew the old one gets in
   * @param reset the letter to the address that lets the user set a new password
   * @return the user, or empty if the code may not be used; present for one of any number of racing
   *     calls
   */
  Optional<UserId> takeBack(EmailCode code, PasswordHash hash, Instant now, Draft reset);
}
