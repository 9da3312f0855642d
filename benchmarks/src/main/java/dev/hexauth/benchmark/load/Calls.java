package dev.hexauth.benchmark.load;

/**
 * System calls of a process that read or write: on sockets, on files, and to wake threads that wait
 * for sockets. Calls of {@code send} and {@code recv}, which PostgreSQL uses, are not among them.
 *
 * @param reads of read, readv and pread
 * @param writes of write, writev and pwrite
 */
record Calls(double reads, double writes) {

  Calls plus(Calls other) {
    return new Calls(reads + other.reads, writes + other.writes);
  }

  Calls minus(Calls before) {
    return new Calls(reads - before.reads, writes - before.writes);
  }
}
