package dev.hexauth.benchmark.load;

/**
 * Machines for the service and its stores.
 *
 * @param name for people
 * @param nodes of the service
 * @param processors of each node
 * @param postgres processors of PostgreSQL; 0 if all share those of the only node
 * @param masters of Redis, each of which executes commands in one thread
 */
record Installation(String name, int nodes, int processors, int postgres, int masters) {

  boolean isShared() {
    return postgres == 0;
  }
}
