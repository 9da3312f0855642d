package dev.hexauth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern stands for a package and everything below it, and for no neighbour. */
final class PackagePatternTest {

  @ParameterizedTest
  @CsvSource({
    "domain,           com.acme.domain",
    "domain,           com.acme.domain.user.address",
    "domain..,         com.acme.domain.user",
    "*.domain,         com.acme.order.domain.line",
    "..domain,         com.acme.domain",
    "..domain,         com.acme.sales.order.domain.line",
    "adapter.out.*,    com.acme.adapter.out.jpa.row",
    "..adapter.out.*,  com.acme.order.adapter.out.jpa",
    "adapter.*-jpa,    com.acme.adapter.order-jpa",
    ".,                com.acme"
  })
  void a_pattern_matches(String pattern, String packageName) {
    assertThat(pattern(pattern).matches(packageName)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "domain,           com.acme.domains",
    "domain,           com.acme.sub.domain",
    "domain,           com.acmeXdomain",
    "domain,           com.acme2.domain",
    "*.domain,         com.acme.domain",
    "*.domain,         com.acme.sales.order.domain",
    "..domain,         com.acme.subdomain",
    "adapter.out.*,    com.acme.adapter.out",
    ".,                com.acme.domain"
  })
  void a_pattern_does_not_match(String pattern, String packageName) {
    assertThat(pattern(pattern).matches(packageName)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "adapter.out.*,    com.acme.adapter.out.jpa.row,         com.acme.adapter.out.jpa",
    "..adapter.out.*,  com.acme.order.adapter.out.jpa.row,   com.acme.order.adapter.out.jpa",
    "..adapter.*,      com.acme.adapter.web.adapter.json,    com.acme.adapter.web",
    "adapter.web,      com.acme.adapter.web.http,            com.acme.adapter.web"
  })
  void the_root_of_a_package_is_what_the_pattern_stands_for(
      String pattern, String packageName, String root) {
    assertThat(pattern(pattern).rootOf(packageName)).contains(root);
  }

  private static PackagePattern pattern(String text) {
    return PackagePattern.of("com.acme", List.of(text)).get(0);
  }
}
