package dev.hexauth.bootstrap;

import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
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

  /** Whether {@code store} is in the memory of this process: {@link Stores} makes no others. */
  static boolean isVolatile(ConfigurableListableBeanFactory beans, Class<?> store) {
    return Stream.of(beans.getBeanNamesForType(store))
        .map(beans::getBeanDefinition)
        .anyMatch(definition ->
            definition instanceof AnnotatedBeanDefinition annotated
                && annotated.getFactoryMethodMetadata() != null
                && annotated
                    .getFactoryMethodMetadata()
                    .getDeclaringClassName()
                    .startsWith(Stores.class.getName()));
  }
}
