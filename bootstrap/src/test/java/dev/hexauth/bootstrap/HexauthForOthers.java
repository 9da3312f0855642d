package dev.hexauth.bootstrap;

import dev.hexauth.application.MakeAdmin;
import dev.hexauth.application.MakeServiceKey;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.user.EmailAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The product in a process of its own, for tests of other services. It does on standard input what
 * an operator does by commands: {@code key NAME} and {@code admin ADDRESS}. Each answer is a line
 * that starts with {@code > }. Stores in memory would be empty for another process.
 */
final class HexauthForOthers {

  private final ConfigurableApplicationContext service;

  private HexauthForOthers(ConfigurableApplicationContext service) {
    this.service = service;
  }

  public static void main(String[] arguments) throws IOException {
    HexauthForOthers hexauth =
        new HexauthForOthers(SpringApplication.run(HexauthApplication.class, arguments));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    answers.println("> ready");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      answers.println("> " + hexauth.answer(line.split(" ", 2)));
    }
    hexauth.service.close();
  }

  private String answer(String[] words) {
    return switch (words[0]) {
      case "key" -> key(new ServiceName(words[1]));
      case "admin" -> admin(EmailAddress.parse(words[1]).orElseThrow());
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private String key(ServiceName name) {
    return switch (service.getBean(MakeServiceKey.class).make(new MakeServiceKey.Command(name))) {
      case MakeServiceKey.Result.Made made -> made.key().reveal();
      case MakeServiceKey.Result.TooMany() -> "too many";
    };
  }

  private String admin(EmailAddress address) {
    return service
        .getBean(MakeAdmin.class)
        .make(new MakeAdmin.Command(address))
        .getClass()
        .getSimpleName();
  }
}
