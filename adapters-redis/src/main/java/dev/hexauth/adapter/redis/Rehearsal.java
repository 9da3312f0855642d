package dev.hexauth.adapter.redis;

/** The check of readiness: whether Redis accepts now every command that the operations need. */
public interface Rehearsal {

  /**
   * Reads, writes and deletes as the operations do, and leaves nothing that does not expire.
   *
   * @throws dev.hexauth.domain.UnavailableException if Redis does not answer, refuses writes, or
   *     denies its user a command; the cause says which
   */
  void run();
}
