package dev.hexauth.bootstrap;

import dev.hexauth.adapter.events.EventsConfiguration;
import dev.hexauth.adapter.mail.MailConfiguration;
import dev.hexauth.adapter.passwords.HashingCode;
import dev.hexauth.adapter.passwords.PasswordsConfiguration;
import dev.hexauth.adapter.persistence.PostgresSessions;
import dev.hexauth.adapter.persistence.PostgresThrottling;
import dev.hexauth.adapter.persistence.PostgresUsers;
import dev.hexauth.adapter.redis.RedisConfiguration;
import dev.hexauth.adapter.tokens.TokenKeys;
import dev.hexauth.adapter.tokens.TokensConfiguration;
import dev.hexauth.adapter.web.Jwks;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.MethodMetadata;

/**
 * Leaves one bean to answer each driven port. A bean of the application that imports hexauth
 * replaces hexauth's own, which is then never made; for a store, the settings must say {@code
 * custom}. If the method that declares the bean takes the port as a parameter, it gets hexauth's
 * bean to wrap.
 */
final class PortBeans implements BeanFactoryPostProcessor, PriorityOrdered {

  /** The ports whose adapter a setting chooses, and that setting. */
  private static final Map<Class<?>, String> CHOSEN =
      Map.of(UserRepository.class, "hexauth.users", SessionStore.class, "hexauth.sessions");

  /** The other ports that an application may implement itself. */
  private static final List<Class<?>> REPLACEABLE =
      List.of(
          Throttle.class,
          KnownNetworks.class,
          PasswordHasher.class,
          BreachedPasswords.class,
          TokenSigner.class,
          TokenVerifier.class,
          RandomIds.class,
          PublicIds.class,
          SecurityEvents.class,
          Outbox.class,
          EmailCodes.class,
          MailRecords.class,
          UserTransfer.class,
          ServiceKeys.class,
          UserDirectory.class,
          AuditTrail.class,
          MailTransport.class,
          Jwks.class);

  /** Beans that only hexauth's adapters of these ports need. */
  private static final Map<Class<?>, List<Class<?>>> PARTS =
      Map.of(
          TokenKeys.class, List.of(TokenSigner.class, TokenVerifier.class),
          HashingCode.class, List.of(PasswordHasher.class));

  /** Where hexauth's own beans are declared. */
  private static final List<Class<?>> OWNERS =
      List.of(
          Wiring.class,
          PasswordsConfiguration.class,
          TokensConfiguration.class,
          EventsConfiguration.class,
          MailConfiguration.class,
          Stores.class,
          PostgresUsers.class,
          PostgresSessions.class,
          PostgresThrottling.class,
          RedisConfiguration.class);

  private final Environment environment;

  PortBeans(Environment environment) {
    this.environment = environment;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
    List<Class<?>> all = Stream.concat(CHOSEN.keySet().stream(), REPLACEABLE.stream()).toList();
    all.forEach(port -> requireOneOwn(factory, port));
    CHOSEN.forEach((port, setting) -> requireChosen(factory, port, setting));
    all.forEach(port -> replace(factory, port));
    PARTS.forEach((part, ports) -> {
      if (ports.stream().allMatch(port -> ours(factory, port).isEmpty())) {
        remove(factory, part);
      }
    });
  }

  private void requireChosen(
      ConfigurableListableBeanFactory factory, Class<?> port, String setting) {
    List<String> own = own(factory, port);
    String value = environment.getProperty(setting, "");
    boolean custom = value.equalsIgnoreCase("custom");
    if (custom && own.isEmpty()) {
      throw new InvalidSettingException(
          setting,
          "is custom, and the application has no " + port.getSimpleName() + " of its own",
          "Give it one, as docs/swap-an-adapter.md shows, or choose a store that is here, for"
              + " instance "
              + SettingsTable.example(setting).orElseThrow());
    }
    if (!custom && !own.isEmpty() && !wraps(factory, own.getFirst(), port)) {
      throw new InvalidSettingException(
          setting,
          "is "
              + (value.isBlank() ? "not set" : value)
              + ", and the application has a "
              + port.getSimpleName()
              + " of its own: "
              + described(factory, own.getFirst()),
          "Set "
              + setting
              + "=custom to use that bean; or let its method take a "
              + port.getSimpleName()
              + " and wrap it; or remove the bean.");
    }
  }

  private static void replace(ConfigurableListableBeanFactory factory, Class<?> port) {
    List<String> own = own(factory, port);
    if (own.isEmpty()) {
      return;
    }
    if (wraps(factory, own.getFirst(), port)) {
      ours(factory, port).forEach(name -> factory.getBeanDefinition(name).setFallback(true));
    } else {
      remove(factory, port);
    }
  }

  /** Whether the bean's method takes the port too, and asks for no bean of the application. */
  private static boolean wraps(
      ConfigurableListableBeanFactory factory, String name, Class<?> port) {
    return factory.containsBeanDefinition(name)
        && factory.getMergedBeanDefinition(name) instanceof RootBeanDefinition bean
        && Stream.ofNullable(bean.getResolvedFactoryMethod())
            .flatMap(method -> Arrays.stream(method.getParameters()))
            .anyMatch(parameter ->
                parameter.getType() == port && !parameter.isAnnotationPresent(Qualifier.class));
  }

  private static void requireOneOwn(ConfigurableListableBeanFactory factory, Class<?> port) {
    List<String> own = own(factory, port);
    if (own.size() > 1) {
      throw new SeveralBeansException(
          port, own.stream().map(name -> described(factory, name)).sorted().toList());
    }
  }

  /** Removes hexauth's bean of {@code type}, if it is there. */
  private static void remove(ConfigurableListableBeanFactory factory, Class<?> type) {
    ours(factory, type).forEach(((BeanDefinitionRegistry) factory)::removeBeanDefinition);
  }

  private static List<String> own(ConfigurableListableBeanFactory factory, Class<?> port) {
    return candidates(factory, port).filter(name -> !isOurs(factory, name)).toList();
  }

  private static List<String> ours(ConfigurableListableBeanFactory factory, Class<?> type) {
    return candidates(factory, type).filter(name -> isOurs(factory, name)).toList();
  }

  /** The beans of {@code type} that may be injected by it; none of them is made here. */
  private static Stream<String> candidates(ConfigurableListableBeanFactory factory, Class<?> type) {
    return Arrays.stream(factory.getBeanNamesForType(type, true, false))
        .filter(name ->
            !factory.containsBeanDefinition(name)
                || isCandidate(factory.getMergedBeanDefinition(name)));
  }

  private static boolean isCandidate(BeanDefinition bean) {
    return bean.isAutowireCandidate()
        && !(bean instanceof AbstractBeanDefinition known && !known.isDefaultCandidate());
  }

  private static boolean isOurs(ConfigurableListableBeanFactory factory, String name) {
    MethodMetadata method = factoryMethod(factory, name);
    return method != null
        && OWNERS.stream()
            .map(Class::getName)
            .anyMatch(owner ->
                method.getDeclaringClassName().equals(owner)
                    || method.getDeclaringClassName().startsWith(owner + "$"));
  }

  private static @Nullable MethodMetadata factoryMethod(
      ConfigurableListableBeanFactory factory, String name) {
    return factory.containsBeanDefinition(name)
            && factory.getBeanDefinition(name) instanceof AnnotatedBeanDefinition annotated
        ? annotated.getFactoryMethodMetadata()
        : null;
  }

  /** The method that declares the bean called {@code name}, else its name and class. */
  private static String described(ConfigurableListableBeanFactory factory, String name) {
    MethodMetadata method = factoryMethod(factory, name);
    if (method != null) {
      return "%s.%s()".formatted(method.getDeclaringClassName(), method.getMethodName());
    }
    Class<?> type = factory.getType(name, false);
    return type == null ? name : "%s (%s)".formatted(name, type.getName());
  }
}
