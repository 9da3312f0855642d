package dev.hexauth.bootstrap;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Names the setting of a port that another process uses. */
@Order(0)
final class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

  private final Environment environment;

  PortInUseAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
    int port = cause.getPort();
    String managementPort = environment.getProperty("management.server.port", "");
    String name = managementPort.equals(Integer.toString(port)) ? "MANAGEMENT_SERVER_PORT" : "PORT";
    return new FailureAnalysis(
        "%s is %d, and another process listens on that port".formatted(name, port),
        "Stop that process, or set another port, for instance %s=%d"
            .formatted(name, port < 65_535 ? port + 1 : port - 1),
        failure);
  }
}
