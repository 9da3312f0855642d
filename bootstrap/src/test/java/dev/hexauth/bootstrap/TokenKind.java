package dev.hexauth.bootstrap;

import java.security.KeyPair;

/** The two kinds of token, each with a key of its own. */
enum TokenKind {
  ACCESS,
  REFRESH;

  KeyPair keys() {
    return this == ACCESS ? Keys.ACCESS : Keys.REFRESH;
  }

  /** The {@code typ} that it has. */
  String type() {
    return this == ACCESS ? "at+jwt" : "rt+jwt";
  }

  TokenKind other() {
    return this == ACCESS ? REFRESH : ACCESS;
  }

  String in(Tokens tokens) {
    return this == ACCESS ? tokens.access() : tokens.refresh();
  }
}
