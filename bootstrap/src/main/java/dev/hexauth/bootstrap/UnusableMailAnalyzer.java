package dev.hexauth.bootstrap;

import dev.hexauth.adapter.mail.UnusableMailException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a setting or a template that no mail can be sent with. */
final class UnusableMailAnalyzer extends AbstractFailureAnalyzer<UnusableMailException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnusableMailException failure) {
    return new FailureAnalysis(
        failure.getMessage(), "Correct " + failure.setting() + ", and start again.", failure);
  }
}
