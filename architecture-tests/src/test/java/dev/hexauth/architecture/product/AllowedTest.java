package dev.hexauth.architecture.product;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.hexauth.architecture.AllowList;
import dev.hexauth.architecture.HexagonalRules;
import dev.hexauth.architecture.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The allow-list names what is needed and no more. */
final class AllowedTest {

  @Test
  void each_named_class_does_what_it_is_allowed_to_do() {
    AllowList nobody =
        new AllowList(
            List.of(),
            Allowed.LIST.fixed(),
            Allowed.LIST.defaults(),
            Allowed.LIST.libraries(),
            Allowed.LIST.annotations(),
            Allowed.LIST.platform());
    assertThat(
            HexagonalRules.listed(Hexauth.LAYOUT, nobody).violations(Hexauth.CLASSES).stream()
                .map(AllowedTest::nameIn)
                .collect(toSet()))
        .isEqualTo(Allowed.LIST.acts().stream().map(AllowList.Named::type).collect(toSet()));
  }

  @Test
  void each_named_member_needs_to_be() {
    AllowList nobody =
        new AllowList(
            Allowed.LIST.acts(),
            List.of(),
            List.of(),
            Allowed.LIST.libraries(),
            Allowed.LIST.annotations(),
            Allowed.LIST.platform());
    assertThat(HexagonalRules.listed(Hexauth.LAYOUT, nobody).violations(Hexauth.CLASSES))
        .hasSize(Allowed.LIST.fixed().size() + Allowed.LIST.defaults().size());
  }

  @Test
  void the_fields_that_change_are_counted() {
    assertThat(
            Hexauth.CLASSES.stream()
                .flatMap(type -> type.getAnnotations().stream())
                .filter(annotation -> annotation.getRawType().getSimpleName().equals("Mutable"))
                .mapToInt(AllowedTest::fieldsIn)
                .sum())
        .as("One more field that changes is a decision: count it in Allowed")
        .isEqualTo(Allowed.MUTABLE_FIELDS);
  }

  private static int fieldsIn(JavaAnnotation<JavaClass> mark) {
    return ((Object[]) mark.get("value").orElseThrow()).length;
  }

  private static String nameIn(Violation violation) {
    return violation
        .type()
        .replaceFirst("\\$.*", "")
        .substring(Hexauth.LAYOUT.basePackage().length() + 1);
  }
}
