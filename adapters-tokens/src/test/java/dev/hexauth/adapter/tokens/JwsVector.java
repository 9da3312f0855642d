package dev.hexauth.adapter.tokens;

/**
 * A token in the manner of Wycheproof's tests.
 *
 * @param comment what is the matter with it
 * @param jws its compact form
 * @param valid whether a verifier must accept it, or else must refuse it
 */
record JwsVector(String comment, String jws, boolean valid) {}
