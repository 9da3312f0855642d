package dev.hexauth.architecture.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * What Surefire and Failsafe say of the tests of one module.
 *
 * @param module the folder of the module
 * @param buildStart reports of earlier builds do not count
 */
record TestReports(Path module, Instant buildStart) {

  private static final List<String> FOLDERS = List.of("surefire-reports", "failsafe-reports");

  /** What is wrong, a sentence each; nothing is if all {@code testClasses} ran and passed. */
  List<String> findings(Set<String> testClasses) {
    List<Element> cases = freshReports().flatMap(TestReports::testCases).toList();
    Set<String> silent = new TreeSet<>(testClasses);
    cases.forEach(testCase -> silent.remove(testCase.getAttribute("classname")));
    return Stream.concat(
            silent.stream().map(name -> name + " did not run"),
            cases.stream().flatMap(TestReports::trouble))
        .toList();
  }

  private static Stream<String> trouble(Element testCase) {
    return Stream.of("skipped", "failure", "error")
        .filter(outcome -> Xml.children(testCase, outcome).findAny().isPresent())
        .map(outcome ->
            testCase.getAttribute("classname")
                + "."
                + testCase.getAttribute("name")
                + " ended as "
                + outcome);
  }

  private static Stream<Element> testCases(Path report) {
    return Xml.children(Xml.read(report).getDocumentElement(), "testcase");
  }

  private Stream<Path> freshReports() {
    return FOLDERS.stream()
        .map(name -> module.resolve("target").resolve(name))
        .filter(Files::isDirectory)
        .flatMap(TestReports::reportsIn)
        .filter(report -> !writtenAt(report).isBefore(buildStart));
  }

  private static Stream<Path> reportsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant writtenAt(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
