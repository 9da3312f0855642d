package dev.hexauth.bootstrap;

import dev.hexauth.adapter.passwords.UnusableFileException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an {@link UnusableFileException} without its stack trace. */
final class UnusableFileAnalyzer extends AbstractFailureAnalyzer<UnusableFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableFileException cause) {
    return new FailureAnalysis(
        "hexauth.password.breached-file cannot be used, " + cause.getMessage(),
        "Set it to a file as written by Have I Been Pwned's downloader, with lines HASH:COUNT"
            + " sorted by SHA-1 hash, for instance"
            + " hexauth.password.breached-file=/etc/hexauth/breached-passwords.txt;"
            + " or leave it empty.",
        failure);
  }
}
