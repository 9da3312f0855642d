package dev.hexauth.architecture;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A folder of sources that no build tool compiles.
 *
 * @param folder the root; need not be the root of the packages
 */
public record JavaSources(Path folder) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);

  private static final List<File> CLASS_PATH =
      Arrays.stream(
              System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                  .split(File.pathSeparator))
          .map(File::new)
          .toList();

  /**
   * Compiles all sources in {@code folders} into {@code output}, against the class path of this
   * test.
   *
   * @throws IllegalArgumentException if they do not compile; the message says why
   */
  public static void compile(Path output, JavaSources... folders) {
    StringWriter diagnostics = new StringWriter();
    try (StandardJavaFileManager files =
        COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocation(StandardLocation.CLASS_PATH, CLASS_PATH);
      List<Path> sources = Arrays.stream(folders).flatMap(JavaSources::files).toList();
      if (!COMPILER
          .getTask(
              diagnostics,
              files,
              null,
              List.of("-proc:none", "-nowarn"),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call()) {
        throw new IllegalArgumentException("not Java: " + diagnostics);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sources in the folder {@code name} of this one. */
  public JavaSources in(String name) {
    return new JavaSources(folder.resolve(name));
  }

  /** The names of the folders directly in this one. */
  public Set<String> folders() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The full names of the top-level classes, one a file. */
  public Set<String> classNames() {
    return files().map(JavaSources::classNameOf).collect(Collectors.toSet());
  }

  private Stream<Path> files() {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classNameOf(Path source) {
    try {
      Matcher statement = PACKAGE.matcher(Files.readString(source));
      String prefix = statement.find() ? statement.group(1) + "." : "";
      return prefix + source.getFileName().toString().replace(".java", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
