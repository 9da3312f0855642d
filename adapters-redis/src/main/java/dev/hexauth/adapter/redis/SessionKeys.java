package dev.hexauth.adapter.redis;

import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.user.UserId;

/**
 * The keys of one owner's sessions. The owner's id in braces is their hash tag, so that all are in
 * one slot of a Redis Cluster and one script may use them all.
 */
record SessionKeys(UserId owner) {

  /** The hash of one session. */
  String session(SessionId id) {
    return sessionPrefix() + id;
  }

  /**
   * The part of {@link #session} before the sid. Scripts that build keys from it get it as one of
   * their keys. No value is stored under it, so a cluster that moves the slot from node to node
   * refuses the script until all keys have moved, where it would otherwise miss some.
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
