package dev.hexauth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

final class PartsTest {

  private static final JavaClass RULE = new ClassFileImporter().importClass(Rule.class);

  @Test
  void a_package_whose_name_only_begins_alike_is_of_another_project() {
    HexagonalLayout neighbour = HexagonalLayout.empty("dev.hexauth.arch");

    assertThat(new Parts(neighbour).own().test(RULE)).isFalse();
    assertThat(neighbour.relative(RULE.getName())).isEqualTo("dev.hexauth.architecture.Rule");
  }

  @Test
  void the_base_package_and_what_is_below_it_is_the_projects_own() {
    HexagonalLayout same = HexagonalLayout.empty("dev.hexauth.architecture");
    HexagonalLayout above = HexagonalLayout.empty("dev.hexauth");

    assertThat(new Parts(same).own().test(RULE)).isTrue();
    assertThat(new Parts(above).own().test(RULE)).isTrue();
    assertThat(same.relative(RULE.getName())).isEqualTo("Rule");
  }
}
