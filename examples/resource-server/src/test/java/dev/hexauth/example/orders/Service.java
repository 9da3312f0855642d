package dev.hexauth.example.orders;

import dev.hexauth.resource.Ticker;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A running service, on a free port and with a time of its own. */
record Service(ConfigurableApplicationContext context, SetTime time) implements AutoCloseable {

  static Service start(Class<?> application, int hexauth, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("server.port", "0");
    // Tests may run on a busy machine.
    all.put("hexauth.resource-server.connect-timeout", "20s");
    all.put("hexauth.resource-server.timeout", "20s");
    all.put("logging.level.root", "error");
    all.put("spring.main.banner-mode", "off");
    all.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://localhost:" + hexauth);
    SetTime time = new SetTime();
    SpringApplication service = new SpringApplication(application);
    service.addInitializers(context -> {
      context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
      context.getBeanFactory().registerSingleton("clock", (Clock) time);
      context.getBeanFactory().registerSingleton("ticker", (Ticker) time);
    });
    return new Service(service.run(), time);
  }

  Http http() {
    return new Http(
        Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
  }

  @Override
  public void close() {
    context.close();
  }
}
