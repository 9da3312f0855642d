package dev.hexauth.bootstrap;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a {@link SeveralBeansException} as two sentences instead of a stack trace. */
final class SeveralBeansAnalyzer extends AbstractFailureAnalyzer<SeveralBeansException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, SeveralBeansException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Keep one of them. If one wraps the other, declare the inner one with"
            + " @Bean(defaultCandidate = false) and inject it with a @Qualifier.",
        failure);
  }
}
