package dev.hexauth.domain.mail;

import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;

/** The outcome when a code is used that proves an address. */
public sealed interface AddressProof {

  /** The address of the account is proven; {@code first} unless it was before. */
  record Verified(UserId user, boolean first) implements AddressProof {}

  /** The account has a new address, which is proven. */
  record Changed(UserId user, EmailAddress previous) implements AddressProof {}

  /** The code is unknown, used up or expired, or the address is no longer free. Nothing changed. */
  record Invalid() implements AddressProof {}
}
