package dev.hexauth.domain.token;

/** Why a change that an admin asks for is refused, whatever it is about. */
public sealed interface Refusal {

  /** The access token is missing or not accepted. */
  record Denied(Denial reason) implements Refusal {}

  /** The user is not an admin. */
  record NotAllowed() implements Refusal {}

  /** The login of the session is too long ago; the user must log in again. */
  record LoginTooOld() implements Refusal {}
}
