package dev.hexauth.domain.token;

/** The access token and the refresh token of a session. */
public record TokenPair(Token access, Token refresh) {}
