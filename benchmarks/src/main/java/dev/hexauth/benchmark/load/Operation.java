package dev.hexauth.benchmark.load;

/** What callers ask for. */
public enum Operation {
  /** GET /api/users/me. */
  ME,
  /** GET /api/auth/refresh; each connection follows the rotation of its tokens. */
  REFRESH,
  /** POST /api/auth/login. */
  LOGIN,
  /** POST /api/auth/register. */
  REGISTER;

  /** Whether it needs a session that is open already. */
  boolean needsSessions() {
    return this == ME || this == REFRESH;
  }

  /** Whether it computes a password hash. */
  boolean hashes() {
    return !needsSessions();
  }
}
