package dev.hexauth.adapter.persistence;

import dev.hexauth.devservices.PostgresDatabase;

/**
 * Two nodes of the service on one database, the second behind a pooler, where locks must hold too.
 */
record TwoNodes(Assembly first, Assembly second) implements AutoCloseable {

  static TwoNodes start() {
    PostgresDatabase database = Roles.service();
    return new TwoNodes(
        Assembly.patientOn(database), Assembly.patientOn(Pooler.before(database, 8).database()));
  }

  /** Waits until what either session store was asked to confirm is kept. */
  void awaitConfirmations() {
    first.awaitConfirmations();
    second.awaitConfirmations();
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
