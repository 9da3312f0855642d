package dev.hexauth.architecture.product;

import java.nio.file.Path;
import java.util.List;
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

  List<Dependency> dependencies() {
    return Xml.children(project, "dependencies")
        .flatMap(dependencies -> Xml.children(dependencies, "dependency"))
        .map(Pom::dependency)
        .toList();
  }

  private static Dependency dependency(Element element) {
    return new Dependency(
        Xml.text(element, "groupId", ""),
        Xml.text(element, "artifactId", ""),
        Xml.text(element, "scope", "compile"),
        Boolean.parseBoolean(Xml.text(element, "optional", "false")));
  }
}
