package dev.hexauth.adapter.persistence;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports an {@link UnusableSchemaException} as sentences instead of a stack trace. */
final class UnusableSchemaAnalyzer extends AbstractFailureAnalyzer<UnusableSchemaException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnusableSchemaException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
  }
}
