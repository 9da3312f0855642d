package dev.hexauth.domain.mail;

import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;

/**
 * The user whom a letter is for.
 *
 * @param address where it goes, which need not be the present address of the account
 */
public record Recipient(UserId user, UserName name, EmailAddress address, Language language) {}
