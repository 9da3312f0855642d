package dev.hexauth.domain.mail;

/**
 * A letter that is to be sent.
 *
 * @param attempt the number of this attempt, from 1
 */
public record Letter(LetterId id, LetterKind kind, Recipient to, Occasion occasion, int attempt) {}
