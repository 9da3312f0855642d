package dev.hexauth.adapter.persistence;

import dev.hexauth.contract.UserStore;
import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.UserRepository;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One node: this module as imported by an application. */
final class Assembly implements AutoCloseable {

  private final AnnotationConfigApplicationContext context;

  private Assembly(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  /** All stores in {@code database}, with the module's own limits. */
  static Assembly on(PostgresDatabase database) {
    return on(
        database, Map.of(), PostgresUsers.class, PostgresSessions.class, PostgresThrottling.class);
  }

  /** As {@link #on}, with limits for many callers on a busy machine. */
  static Assembly patientOn(PostgresDatabase database) {
    return on(
        database,
        Map.of(
            "spring.datasource.hikari.connection-timeout", "60000",
            "spring.datasource.hikari.data-source-properties.socketTimeout", "60"),
        PostgresUsers.class,
        PostgresSessions.class,
        PostgresThrottling.class);
  }

  static Assembly on(PostgresDatabase database, Map<String, Object> settings, Class<?>... parts) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("spring.datasource.url", database.jdbcUrl());
    all.put("spring.datasource.username", database.user());
    all.put("spring.datasource.password", database.password());
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    Stream.of(parts).forEach(context::register);
    if (settings.containsKey("migrate")) {
      boolean migrate = Boolean.parseBoolean(String.valueOf(settings.get("migrate")));
      context.registerBean(PersistenceSettings.class, () -> new PersistenceSettings(migrate));
    }
    try {
      context.refresh();
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
    return new Assembly(context);
  }

  UserRepository users() {
    return context.getBean(UserRepository.class);
  }

  UserStore userStore() {
    return new UserStore(users(), bean(Outbox.class), bean(EmailCodes.class));
  }

  SessionStore sessions() {
    return context.getBean(SessionStore.class);
  }

  /** Waits until all requested confirmations are stored. */
  @SuppressWarnings("ThreadPriorityCheck") // the writer may need this processor
  void awaitConfirmations() {
    while (!context.getBean(Confirmations.class).isIdle()) {
      Thread.yield();
    }
  }

  Throttle throttle() {
    return context.getBean(Throttle.class);
  }

  KnownNetworks knownNetworks() {
    return context.getBean(KnownNetworks.class);
  }

  DSLContext sql() {
    return context.getBean(DSLContext.class);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  boolean has(Class<?> type) {
    return context.getBeanNamesForType(type).length > 0;
  }

  @Override
  public void close() {
    context.close();
  }
}
