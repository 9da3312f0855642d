package dev.hexauth.domain.token;

/**
 * The two tokens of a session in its current state, for its client.
 *
 * @param delivery how they reach the client
 */
public record IssuedTokens(IssuedToken access, IssuedToken refresh, Delivery delivery) {}
