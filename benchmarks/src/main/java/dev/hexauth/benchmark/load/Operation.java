package dev.hexauth.benchmark.load;

import java.util.List;

/** The operations of a load test. */
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

  /** The requests of a caller who uses these accounts alone. */
  Conversation conversation(List<Account> accounts) {
    return switch (this) {
      case ME -> new Me(accounts);
      case REFRESH -> new Refresh(accounts);
      case LOGIN -> new Login(accounts.stream().map(Account::email).toList());
      case REGISTER -> new Register();
    };
  }

  /** Whether it computes a password hash. */
  boolean hashes() {
    return !needsSessions();
  }
}
