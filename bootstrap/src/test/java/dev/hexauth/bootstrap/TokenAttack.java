package dev.hexauth.bootstrap;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * A token that must not be accepted.
 *
 * @param name of the attack
 * @param on the kinds of token that it works on
 * @param forge makes the token from a valid one
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
