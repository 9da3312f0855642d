package dev.hexauth.benchmark.load;

/** A user with a session. */
record Account(String email, Session session) {

  /** A user who has not logged in yet. */
  static Account withoutSession(String email) {
    return new Account(email, new Session("", ""));
  }
}
