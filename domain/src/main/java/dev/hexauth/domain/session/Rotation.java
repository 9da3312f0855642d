package dev.hexauth.domain.session;

/**
 * The outcome of a refresh, as decided by {@link Session#rotate}. RFC 9700, 4.14.2 requires the
 * rotation. Repeats ensure that two tabs, a lost response or a double click are not mistaken for a
 * stolen token.
 */
public sealed interface Rotation {

  /** The current generation was presented; the session is one generation further. */
  record Rotated(Session session) implements Rotation {}

  /**
   * A generation was presented that the store does not know yet. The token's signature is valid, so
   * the store has lost its last write; the session is one generation past the presented one, and no
   * user is logged out.
   */
  record Recovered(Session session) implements Rotation {}

  /** The previous generation was presented, and may be repeated; the session is unchanged. */
  record Repeated(Session session) implements Rotation {}

  /**
   * A generation was presented that may not be repeated: its token was copied, and the session has
   * ended.
   */
  record Reused(SessionRef session) implements Rotation {}

  /** There is no such session, or it has ended. */
  record Gone() implements Rotation {}
}
