package dev.hexauth.adapter.mail;

/**
 * A letter in words.
 *
 * @param text the plain text
 * @param html the same for browsers
 */
record Wording(String subject, String text, String html) {}
