package dev.hexauth.architecture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of packages below a base package, as {@link HexagonalLayout} defines it.
 *
 * @param text as the layout says it
 * @param regex matches a package and everything below it; its first group is the package
 */
record PackagePattern(String text, Pattern regex) {

  static List<PackagePattern> of(String basePackage, List<String> texts) {
    return texts.stream().map(text -> of(basePackage, text)).toList();
  }

  private static PackagePattern of(String basePackage, String text) {
    if (text.equals(".")) {
      return new PackagePattern(text, Pattern.compile("(" + Pattern.quote(basePackage) + ")"));
    }
    String regex =
        (text.startsWith("..") ? text : "." + text)
            .replaceFirst("\\.\\.$", "")
            .replace("..", "<any>")
            .replace(".", "\\.")
            .replace("*", "[^.]+")
            .replace("<any>", "(?:\\.[^.]+)*?\\.");
    return new PackagePattern(
        text, Pattern.compile("(" + Pattern.quote(basePackage) + regex + ")(?:\\..*)?"));
  }

  boolean matches(String packageName) {
    return regex.matcher(packageName).matches();
  }

  /** The package that the pattern stands for and that {@code packageName} is, or is in. */
  Optional<String> rootOf(String packageName) {
    Matcher matcher = regex.matcher(packageName);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
