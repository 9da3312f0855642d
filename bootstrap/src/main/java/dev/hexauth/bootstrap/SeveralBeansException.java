package dev.hexauth.bootstrap;

import java.util.List;

/** More than one bean of the application answers a port. */
final class SeveralBeansException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param beans what declares them
   */
  SeveralBeansException(Class<?> port, List<String> beans) {
    super(
        "the application has %d beans for the port %s: %s"
            .formatted(beans.size(), port.getSimpleName(), String.join(" and ", beans)));
  }
}
