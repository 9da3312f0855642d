package dev.hexauth.domain.mail;

import dev.hexauth.domain.user.Language;
import java.util.Optional;

/**
 * A letter without its recipient, which the store fills in. It is posted in the same atomic change
 * as what it reports.
 *
 * @param language that of the request that caused it, or empty for the language of the account
 */
public record Draft(LetterId id, LetterKind kind, Optional<Language> language, Occasion occasion) {}
