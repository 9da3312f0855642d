package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** An empty application that writes the properties of the services it was given and ends. */
final class DevelopmentApplication {

  private DevelopmentApplication() {}

  public static void main(String[] arguments) throws IOException {
    SpringApplication application = new SpringApplication(DevelopmentApplication.class);
    application.setLogStartupInfo(false);
    application.setBannerMode(Banner.Mode.OFF);
    ConfigurableApplicationContext context = application.run(arguments);
    Environment environment = context.getEnvironment();
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write((describe(environment) + "\n").getBytes(UTF_8));
    }
  }

  static String describe(Environment environment) {
    return String.join(
        "|",
        environment.getProperty("spring.datasource.url", "-"),
        environment.getProperty("spring.data.redis.url", "-"),
        environment.getProperty("dev-services.postgres", "-"),
        environment.getProperty("dev-services.redis", "-"),
        environment.getProperty("dev-services.directory", "-"),
        environment.getProperty("EMAIL_HOST", "-"),
        environment.getProperty("EMAIL_PORT", "-"),
        environment.getProperty("dev-services.mail", "-"));
  }
}
