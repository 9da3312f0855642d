package dev.hexauth.adapter.memory;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import java.util.Optional;

/**
 * A letter that was handed to the in-memory transport.
 *
 * @param code the code in it, if its kind has one
 */
public record SentLetter(Letter letter, Optional<EmailCode> code) {}
