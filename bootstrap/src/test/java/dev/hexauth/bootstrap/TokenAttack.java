package dev.hexauth.bootstrap;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * A token that must not be accepted.
 *
 * @param name what is tried
 * @param on which kinds of token
 * @param forge what becomes of a good token
 */
record TokenAttack(String name, Set<TokenKind> on, Function<Genuine, String> forge) {

  static TokenAttack of(String name, Function<Genuine, String> forge) {
    return new TokenAttack(name, EnumSet.allOf(TokenKind.class), forge);
  }

  static TokenAttack onAccess(String name, Function<Genuine, String> forge) {
    return new TokenAttack(name, EnumSet.of(TokenKind.ACCESS), forge);
  }

  static TokenAttack onRefresh(String name, Function<Genuine, String> forge) {
    return new TokenAttack(name, EnumSet.of(TokenKind.REFRESH), forge);
  }
}
