package dev.hexauth.bootstrap;

/** The tokens in the cookies of a login or a refresh. */
record Tokens(String access, String refresh) {}
