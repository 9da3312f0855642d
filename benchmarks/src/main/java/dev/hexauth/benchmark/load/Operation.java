package dev.hexauth.benchmark.load;

import java.util.List;

/** The operations of a load test. */
public enum Operation {
  /** GET /api/users/me. */
  ME,
  /** POST /oauth2/introspect, by another service. */
  INTROSPECT,
  /** GET /api/auth/refresh; each connection follows the rotation of its tokens. */
  REFRESH,
  /** POST /api/auth/login. */
  LOGIN,
  /** POST /api/auth/register. */
  REGISTER;

  /** Whether it needs a session that is open already. */
  boolean needsSessions() {
    return this == ME || this == INTROSPECT || this == REFRESH;
  }

  /** The requests of a caller who uses these accounts alone, to hexauth. */
  Conversation conversation(List<Account> accounts) {
    return conversation(new HexauthDialect(), accounts);
  }

  /** The same to any product; introspection and registration are hexauth's only. */
  Conversation conversation(Dialect dialect, List<Account> accounts) {
    return switch (this) {
      case ME -> Repeated.me(dialect, accounts);
      case INTROSPECT -> Repeated.introspection(accounts);
      case REFRESH -> new Refresh(dialect, accounts);
      case LOGIN -> new Login(dialect, accounts.stream().map(Account::email).toList());
      case REGISTER -> new Register();
    };
  }

  /** Whether it computes a password hash. */
  boolean hashes() {
    return !needsSessions();
  }
}
