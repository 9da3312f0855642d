package dev.hexauth.adapter.passwords;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The lists of passwords that are known from breaches.
 *
 * @param common whether the 10 000 most common passwords are included, in any letter case
 * @param file a file with more: one line for each, its SHA-1 in hexadecimal, in order, as Have I
 *     Been Pwned's downloader writes them. The file stays on disk, is read at each look-up and may
 *     be replaced at any time
 */
public record BreachedPasswordsSettings(boolean common, Optional<Path> file) {}
