package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All configurations are written in one style, in the adapters and in bootstrap. */
final class ConfigurationsTest {

  private static final String CONFIGURATION =
      "org.springframework.context.annotation.Configuration";
  private static final String BEAN = "org.springframework.context.annotation.Bean";

  private static final List<JavaClass> CONFIGURATIONS =
      Hexauth.CLASSES.stream()
          .filter(type ->
              type.isAnnotatedWith(CONFIGURATION) || type.isMetaAnnotatedWith(CONFIGURATION))
          .filter(type ->
              type.getPackageName().startsWith("dev.hexauth.adapter")
                  || type.getPackageName().equals("dev.hexauth.bootstrap"))
          .toList();

  @Test
  void bean_methods_are_package_private() {
    assertThat(CONFIGURATIONS)
        .flatExtracting(JavaClass::getMethods)
        .filteredOn(method -> method.isAnnotatedWith(BEAN))
        .isNotEmpty()
        .allMatch(ConfigurationsTest::isPackagePrivate);
  }

  private static boolean isPackagePrivate(JavaMethod method) {
    Set<JavaModifier> modifiers = method.getModifiers();
    return !modifiers.contains(JavaModifier.PUBLIC)
        && !modifiers.contains(JavaModifier.PROTECTED)
        && !modifiers.contains(JavaModifier.PRIVATE);
  }

  /** A proxy would be a subclass, so a final class has none. */
  @Test
  void configurations_are_final() {
    assertThat(CONFIGURATIONS)
        .hasSizeGreaterThan(10)
        .allMatch(type -> type.getModifiers().contains(JavaModifier.FINAL));
  }
}
