package dev.hexauth.domain.token;

import dev.hexauth.domain.session.Client;
import java.util.List;

/** Who asks for what the operator and admins may do. */
public sealed interface Requester {

  /** The operator, on the service's own machine. */
  record Operator() implements Requester {}

  /**
   * An admin, over the network.
   *
   * @param accessTokens those of the request
   * @param client the origin of the request
   */
  record Admin(List<Token> accessTokens, Client client) implements Requester {

    /** Keeps a copy. */
    public Admin {
      accessTokens = List.copyOf(accessTokens);
    }
  }
}
