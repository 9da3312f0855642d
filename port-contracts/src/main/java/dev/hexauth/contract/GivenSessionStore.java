package dev.hexauth.contract;

import dev.hexauth.domain.port.SessionStore;

/** What an adapter's test class hands to the parts of the {@link SessionStoreContract}. */
interface GivenSessionStore {

  /**
   * The store to test. Within one test all calls give stores over the same kept sessions. They need
   * not be empty, and the owners of the sessions are users of no repository.
   */
  SessionStore store();

  /** The same kept sessions as another node sees them; by default through the same store. */
  default SessionStore otherNode() {
    return store();
  }

  /**
   * Waits until every {@link SessionStore#confirm} that either node was asked before has taken
   * effect; by default they take effect at once.
   */
  default void awaitConfirmations() {}
}
