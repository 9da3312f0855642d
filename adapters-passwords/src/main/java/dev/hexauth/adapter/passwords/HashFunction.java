package dev.hexauth.adapter.passwords;

/** What new password hashes are made with. Hashes of either function are understood always. */
public sealed interface HashFunction permits Bcrypt, Argon2id {}
