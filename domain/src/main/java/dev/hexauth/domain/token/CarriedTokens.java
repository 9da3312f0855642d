package dev.hexauth.domain.token;

import java.util.List;

/** The tokens that a request carries, by kind and in order; they may be invalid. */
public record CarriedTokens(List<Token> access, List<Token> refresh) {

  /** A request without tokens. */
  public static final CarriedTokens NONE = new CarriedTokens(List.of(), List.of());

  /** Keeps copies. */
  public CarriedTokens {
    access = List.copyOf(access);
    refresh = List.copyOf(refresh);
  }
}
