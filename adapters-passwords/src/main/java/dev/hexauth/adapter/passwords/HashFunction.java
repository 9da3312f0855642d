package dev.hexauth.adapter.passwords;

/** The function of new password hashes. Hashes of either function are always accepted. */
public sealed interface HashFunction permits Bcrypt, Argon2id {}
