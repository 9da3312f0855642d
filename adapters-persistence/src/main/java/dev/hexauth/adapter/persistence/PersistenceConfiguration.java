package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.UserRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What this module offers to an assembly: {@link Users}, {@link Sessions} and {@link Throttling},
 * to be imported singly or together. All work on one pool of connections to one database; where
 * none is imported, nothing connects to anything.
 *
 * <p>The database is that of {@code spring.datasource.url}, {@code .username} and {@code
 * .password}; its schema is migrated at the start unless {@link Settings} say no, over connections
 * that no time limit of the pool applies to. When PostgreSQL cannot be reached or migrated then,
 * the start fails with one sentence that says so. Later every operation answers within 2 s or
 * throws {@link dev.hexauth.domain.UnavailableException}, and works again as soon as PostgreSQL
 * does. The limits are the defaults of the pool, which {@code spring.datasource.hikari.*} override.
 *
 * <p>The beans are a {@link javax.sql.DataSource} and a {@link DSLContext} beside the ports, so
 * that Spring Boot's health indicator for data sources finds what to ask. An assembly that lets
 * Spring Boot configure automatically must exclude {@code DataSourceAutoConfiguration}, which
 * otherwise wants a database where nobody needs one.
 */
public final class PersistenceConfiguration {

  private PersistenceConfiguration() {}

  /**
   * Settings of an assembly, as a bean.
   *
   * @param migrate whether the tables are migrated at start-up; else they must already match this
   *     version
   */
  public record Settings(boolean migrate) {

    /** The settings if there is no such bean. */
    public static final Settings DEFAULT = new Settings(true);
  }

  /** The tables only: they are migrated, and nothing else is done. */
  @Configuration(proxyBeanMethods = false)
  @Import(PostgresConfiguration.class)
  public static class Tables {}

  /** The {@link UserRepository}, with its {@link Outbox} and {@link EmailCodes}, on PostgreSQL. */
  @Configuration(proxyBeanMethods = false)
  @Import(PostgresConfiguration.class)
  public static class Users {

    @Bean
    UserRepository userRepository(DSLContext sql) {
      return new PostgresUserRepository(sql);
    }

    @Bean
    Outbox outbox(DSLContext sql) {
      return new PostgresOutbox(sql);
    }

    @Bean
    EmailCodes emailCodes(DSLContext sql) {
      return new PostgresEmailCodes(sql);
    }
  }

  /** The {@link SessionStore} on PostgreSQL. */
  @Configuration(proxyBeanMethods = false)
  @Import(PostgresConfiguration.class)
  public static class Sessions {

    @Bean
    SessionStore sessionStore(DSLContext sql, Confirmations confirmations) {
      return new PostgresSessionStore(sql, confirmations);
    }

    @Bean
    Confirmations confirmations(DSLContext sql) {
      return new Confirmations(sql);
    }
  }

  /** The {@link Throttle} and the {@link KnownNetworks} on PostgreSQL. */
  @Configuration(proxyBeanMethods = false)
  @Import(PostgresConfiguration.class)
  public static class Throttling {

    @Bean
    Throttle throttle(DSLContext sql) {
      return new PostgresThrottle(sql);
    }

    @Bean
    KnownNetworks knownNetworks(DSLContext sql) {
      return new PostgresKnownNetworks(sql);
    }
  }

  /**
   * Makes the sockets of PostgreSQL's driver, which knows it by its name. The platform sets a timer
   * for each read of a virtual thread that has a timeout, which is a tenth of what a short query
   * costs; the timeouts of these sockets are seen to by one thread, up to 0.1 s late.
   */
  public static final class Sockets extends SocketFactory {

    private static final Watch WATCH = Watch.started();

    @Override
    public Socket createSocket() {
      return new WatchedSocket(WATCH);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return createSocket(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return createSocket(InetAddress.getByName(host), port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return connected(host, port, null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return connected(host, port, new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetAddress host, int port, @Nullable SocketAddress local)
        throws IOException {
      Socket socket = createSocket();
      socket.bind(local);
      socket.connect(new InetSocketAddress(host, port));
      return socket;
    }
  }
}
