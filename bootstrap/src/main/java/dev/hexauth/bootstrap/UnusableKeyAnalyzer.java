package dev.hexauth.bootstrap;

import dev.hexauth.adapter.tokens.UnusableKeyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports an {@link UnusableKeyException}, which says what is wrong and what to do, without its
 * stack trace.
 */
final class UnusableKeyAnalyzer extends AbstractFailureAnalyzer<UnusableKeyException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, UnusableKeyException cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Set " + cause.setting() + " as the README's table says.", failure);
  }
}
