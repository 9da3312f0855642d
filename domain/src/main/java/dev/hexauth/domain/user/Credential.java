package dev.hexauth.domain.user;

/**
 * The stored data that a login is checked against.
 *
 * @param owner the user
 * @param hash of the user's password
 */
public record Credential(UserId owner, PasswordHash hash) {}
