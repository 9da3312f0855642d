package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that did not run does not pass for one that did. */
final class TestReportsTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LATER = START.plusSeconds(9);

  @TempDir private Path module;

  @Test
  void a_test_that_passed_is_no_finding() throws IOException {
    report("surefire-reports", LATER, "<testcase classname='OrderTest' name='a'/>");
    report("failsafe-reports", LATER, "<testcase classname='ShopIT' name='b'/>");
    assertThat(findings("OrderTest", "ShopIT")).isEmpty();
  }

  @Test
  void a_skipped_test_is_a_finding() throws IOException {
    report(
        "surefire-reports",
        LATER,
        "<testcase classname='OrderTest' name='a'><skipped/></testcase>");
    assertThat(findings("OrderTest")).containsExactly("OrderTest.a ended as skipped");
  }

  @Test
  void a_failure_that_the_build_ignored_is_a_finding() throws IOException {
    report(
        "surefire-reports",
        LATER,
        "<testcase classname='OrderTest' name='a'><failure/></testcase>");
    assertThat(findings("OrderTest")).containsExactly("OrderTest.a ended as failure");
  }

  @Test
  void a_test_class_without_a_report_is_a_finding() throws IOException {
    report("surefire-reports", LATER, "<testcase classname='OrderTest' name='a'/>");
    assertThat(findings("OrderTest", "PriceTest")).containsExactly("PriceTest did not run");
  }

  @Test
  void a_module_without_any_report_is_a_finding() {
    assertThat(findings("OrderTest")).containsExactly("OrderTest did not run");
  }

  @Test
  void a_report_of_an_earlier_build_does_not_count() throws IOException {
    report("surefire-reports", START.minusSeconds(1), "<testcase classname='OrderTest' name='a'/>");
    assertThat(findings("OrderTest")).containsExactly("OrderTest did not run");
  }

  private List<String> findings(String... testClasses) {
    return new TestReports(module, START).findings(Set.of(testClasses));
  }

  private void report(String folder, Instant writtenAt, String testCase) throws IOException {
    Path file =
        Files.createDirectories(module.resolve("target").resolve(folder)).resolve("TEST-x.xml");
    Files.writeString(file, "<testsuite>" + testCase + "</testsuite>");
    Files.setLastModifiedTime(file, FileTime.from(writtenAt));
  }
}
