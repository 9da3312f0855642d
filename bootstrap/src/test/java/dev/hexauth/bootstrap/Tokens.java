package dev.hexauth.bootstrap;

/** What a login or a refresh has put into the cookies. */
record Tokens(String access, String refresh) {}
