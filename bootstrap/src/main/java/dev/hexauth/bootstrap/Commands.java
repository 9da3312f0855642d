package dev.hexauth.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/** What the operator's commands have in common. */
final class Commands {

  private Commands() {}

  /** An application that is only {@code part} of the service, and serves no requests. */
  static SpringApplication application(Class<?> part) {
    SpringApplication application = new SpringApplication(part);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    return application;
  }

  /** An argument for the log, with a space for each character that is not printable ASCII. */
  static String printable(String argument) {
    return argument.replaceAll("[^ -~]", " ");
  }
}
