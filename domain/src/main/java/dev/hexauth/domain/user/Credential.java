package dev.hexauth.domain.user;

/**
 * What a login is checked against.
 *
 * @param owner whose it is
 * @param hash of his password
 */
public record Credential(UserId owner, PasswordHash hash) {}
