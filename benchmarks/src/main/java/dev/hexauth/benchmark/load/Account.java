package dev.hexauth.benchmark.load;

/** A user with a session. */
record Account(String email, Session session) {

  /** Who has yet to log in. */
  static Account withoutSession(String email) {
    return new Account(email, new Session("", ""));
  }
}
