package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A small project that obeys all rules, and for each rule a folder of classes which, added to that
 * project, break it. Each folder is called after its rule. All are compiled and read at once, which
 * takes a second, as each would alone. So no two crimes share a class name.
 */
public final class Crimes {

  private final JavaSources innocent;
  private final JavaSources crimes;
  private final JavaClasses classes;

  /**
   * @param project the folder of the small project
   * @param crimes the folder of the folders
   * @param output where classes go
   */
  public Crimes(Path project, Path crimes, Path output) {
    this.innocent = new JavaSources(project);
    this.crimes = new JavaSources(crimes);
    JavaSources.compile(output, innocent, this.crimes);
    this.classes = new ClassFileImporter().importPaths(output);
  }

  /** The project without any crime. */
  public JavaClasses none() {
    return only(innocent.classNames());
  }

  /** The project with the crime called {@code name}. */
  public JavaClasses with(String name) {
    Set<String> names = new HashSet<>(innocent.classNames());
    names.addAll(crimes.in(name).classNames());
    return only(names);
  }

  /** The names of all crimes. */
  public Set<String> names() {
    return crimes.folders();
  }

  /** The name of the folder for {@code rule}. */
  public static String nameOf(Rule rule) {
    return nameOf(rule.sentence());
  }

  /** {@code sentence} in lower case, with underscores between its words. */
  public static String nameOf(String sentence) {
    return sentence.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private JavaClasses only(Set<String> topLevel) {
    return classes.that(describe("chosen", type -> topLevel.contains(outermost(type).getName())));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Crimes::outermost).orElse(type);
  }
}
