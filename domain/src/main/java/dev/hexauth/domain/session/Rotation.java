package dev.hexauth.domain.session;

/**
 * The outcome of a refresh, which {@link Session#rotate} decides. RFC 9700, 4.14.2 asks for the
 * rotation; repeats keep two tabs, a lost response and a double click from looking like a thief.
 */
public sealed interface Rotation {

  /** The current generation was presented; the session is one generation on. */
  record Rotated(Session session) implements Rotation {}

  /**
   * A generation was presented that the store does not know yet. A signature vouches for it, so the
   * store has lost its last write; the session is one generation past the presented one, and nobody
   * is logged out.
   */
  record Recovered(Session session) implements Rotation {}

  /** The generation before was presented, and may be repeated; the session is unchanged. */
  record Repeated(Session session) implements Rotation {}

  /** A generation was presented that may not: its token was copied, and the session has ended. */
  record Reused(SessionRef session) implements Rotation {}

  /** There is no such session, or no more. */
  record Gone() implements Rotation {}
}
