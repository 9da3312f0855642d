package dev.hexauth.bootstrap;

import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service with stores that fail when a test says so. */
@Configuration(proxyBeanMethods = false)
@Import(HexauthApplication.class)
class BreakableStores {

  private static volatile Optional<RuntimeException> failure = Optional.empty();

  /** Makes every store operation fail with {@code exception} while {@code action} runs. */
  static void broken(RuntimeException exception, Runnable action) {
    failure = Optional.of(exception);
    try {
      action.run();
    } finally {
      failure = Optional.empty();
    }
  }

  @Bean
  static BeanPostProcessor breaking() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
          case UserRepository users -> breaking(UserRepository.class, users);
          case UserDirectory directory -> breaking(UserDirectory.class, directory);
          case Outbox outbox -> breaking(Outbox.class, outbox);
          case MailRecords records -> breaking(MailRecords.class, records);
          case EmailCodes codes -> breaking(EmailCodes.class, codes);
          case SessionStore sessions -> breaking(SessionStore.class, sessions);
          case AuditTrail trail -> breaking(AuditTrail.class, trail);
          case ServiceKeys keys -> breaking(ServiceKeys.class, keys);
          default -> bean;
        };
      }
    };
  }

  private static <T> T breaking(Class<T> port, T store) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          if (failure.isPresent()) {
            throw failure.get();
          }
          try {
            return method.invoke(store, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
