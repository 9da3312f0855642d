package dev.hexauth.benchmark.load;

import java.util.List;

/** A product that is measured beside others, with a database of its own on the same stores. */
interface Peer {

  /** The product and its version. */
  String name();

  /** Sentences that say where its operations are not the same work as those of the others. */
  List<String> differences();

  Dialect dialect();

  /**
   * Makes it ready to start: the program, its tables, and the first users of {@link Users}, whose
   * passwords are hashed by bcrypt at cost 12.
   */
  void prepare(int users);

  /** Starts it with signing keys of 2048 bits, and waits until it is ready. */
  Service start();
}
