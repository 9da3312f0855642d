package dev.hexauth.adapter.redis;

import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.user.UserId;

/**
 * The keys of one owner's sessions. His id in braces is their hash tag, so that all lie in one slot
 * of a Redis Cluster and one script may touch them all.
 */
record SessionKeys(UserId owner) {

  /** The hash of one session. */
  String session(SessionId id) {
    return sessionPrefix() + id;
  }

  /**
   * What comes before the sid in {@link #session}. A script that makes keys of it is given it among
   * its own keys: nothing lies under it, and so a cluster that moves the slot from node to node
   * refuses the script until all keys are there, where it would else miss some.
   */
  String sessionPrefix() {
    return tagged("session:");
  }

  /** The sorted set of the owner's sids, by last use in microseconds since the epoch. */
  String sessions() {
    return tagged("sessions");
  }

  private String tagged(String rest) {
    return "hexauth:{" + owner + "}:" + rest;
  }
}
