package dev.hexauth.contract;

import dev.hexauth.domain.port.SessionStore;
import java.util.Optional;

/** What an adapter's test class provides to the parts of the {@link SessionStoreContract}. */
interface GivenSessionStore {

  /**
   * The store to test. Within one test all calls return stores over the same sessions. They need
   * not be empty. The owners of the sessions need not exist in a user repository.
   */
  SessionStore store();

  /**
   * The same sessions as another node of the service sees them, with connections of its own. Empty
   * if one process alone can use the store.
   */
  Optional<SessionStore> secondNode();

  /**
   * The store on an engine that the test can take away. Empty if the store has no engine, because
   * it keeps everything in the memory of the process.
   */
  Optional<Outage<SessionStore>> outage();

  /**
   * Waits until every earlier {@link SessionStore#confirm} on either node has taken effect. The
   * default is for stores on which it takes effect at once.
   */
  default void awaitConfirmations() {}

  /** The second node, or the first if there is no other. */
  default SessionStore otherNode() {
    return secondNode().orElseGet(this::store);
  }
}
