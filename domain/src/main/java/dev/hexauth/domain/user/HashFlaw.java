package dev.hexauth.domain.user;

/** Why a hash that other software made is not taken over. */
public enum HashFlaw {
  /** No function of the hasher has made it, so no password would match. */
  UNKNOWN,
  /** It would take too much time or memory to compare, or no function has so low a cost. */
  COST_OUT_OF_BOUNDS
}
