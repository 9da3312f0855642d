package dev.hexauth.architecture.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads XML files without following what they point to. */
final class Xml {

  private Xml() {}

  /**
   * @throws IllegalArgumentException if {@code file} is not XML
   */
  static Document read(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException(file + " is not XML", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements called {@code name} directly in {@code parent}. */
  static Stream<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeName().equals(name))
        .map(Element.class::cast);
  }

  /** All elements in {@code parent}, at any depth, that have no elements in them. */
  static Stream<Element> leaves(Element parent) {
    NodeList nodes = parent.getElementsByTagName("*");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .filter(element -> element.getElementsByTagName("*").getLength() == 0);
  }

  /** The text of the first child called {@code name}, or {@code otherwise}. */
  static String text(Element parent, String name, String otherwise) {
    return children(parent, name).map(Element::getTextContent).findFirst().orElse(otherwise);
  }
}
