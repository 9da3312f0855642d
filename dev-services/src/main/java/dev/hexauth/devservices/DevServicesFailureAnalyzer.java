package dev.hexauth.devservices;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports why the development profile's stores did not start, instead of a stack trace. */
final class DevServicesFailureAnalyzer extends AbstractFailureAnalyzer<DevServicesException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DevServicesException cause) {
    return new FailureAnalysis(
        "The development profile's stores could not be started: " + cause.getMessage(),
        "Configure running ones instead (POSTGRES_HOST and REDIS_URL), or hexauth.users=memory"
            + " and hexauth.sessions=memory.",
        failure);
  }
}
