package dev.hexauth.architecture.product;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A POM as it is written, without what it inherits. */
record Pom(Element project) {

  /**
   * A dependency as it is written.
   *
   * @param scope {@code compile} if none is written
   */
  record Dependency(String group, String artifact, String scope, boolean optional) {}

  static Pom read(Path file) {
    return new Pom(Xml.read(file).getDocumentElement());
  }

  String artifact() {
    return Xml.text(project, "artifactId", "");
  }

  List<String> modules() {
    return Xml.children(project, "modules")
        .flatMap(modules -> Xml.children(modules, "module"))
        .map(Element::getTextContent)
        .toList();
  }

  /**
   * The text of a property.
   *
   * @throws java.util.NoSuchElementException if it has none of that name
   */
  String property(String name) {
    return Xml.children(project, "properties")
        .flatMap(properties -> Xml.children(properties, name))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  /** What the module itself depends on, always or under a profile. */
  List<Dependency> dependencies() {
    return Stream.concat(Stream.of(project), under("profiles", "profile"))
        .flatMap(Pom::dependenciesIn)
        .toList();
  }

  /** What a plugin of the module depends on; the scope is {@code plugin}. */
  List<Dependency> dependenciesOfPlugins() {
    return Stream.concat(Stream.of(project), under("profiles", "profile"))
        .flatMap(part -> Xml.children(part, "build"))
        .flatMap(build -> Xml.children(build, "plugins"))
        .flatMap(plugins -> Xml.children(plugins, "plugin"))
        .flatMap(Pom::dependenciesIn)
        .map(dependency ->
            new Dependency(
                dependency.group(), dependency.artifact(), "plugin", dependency.optional()))
        .toList();
  }

  /** The texts of all elements that have no others in them. */
  List<String> texts() {
    return Xml.leaves(project).map(Element::getTextContent).toList();
  }

  private Stream<Element> under(String list, String item) {
    return Xml.children(project, list).flatMap(items -> Xml.children(items, item));
  }

  private static Stream<Dependency> dependenciesIn(Element part) {
    return Xml.children(part, "dependencies")
        .flatMap(dependencies -> Xml.children(dependencies, "dependency"))
        .map(Pom::dependency);
  }

  private static Dependency dependency(Element element) {
    return new Dependency(
        Xml.text(element, "groupId", ""),
        Xml.text(element, "artifactId", ""),
        Xml.text(element, "scope", "compile"),
        Boolean.parseBoolean(Xml.text(element, "optional", "false")));
  }
}
