package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A packaged service, and how it is run.
 *
 * @param jar the argument of {@code java -jar}
 * @param javaOptions the options before {@code -jar}
 * @param settings environment variables of the caller's choice
 * @param starter the command that starts Java, with its options; empty for none
 */
record Packaged(
    Path jar, List<String> javaOptions, Map<String, String> settings, List<String> starter) {

  private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"");

  private static final String MAX_RAM = "-XX:MaxRAM=";

  /**
   * Below this, a JVM chooses the serial collector by itself: the machine is not "server class".
   */
  private static final int SERVER_CLASS_MIB = 1792;

  Packaged {
    if (!jar.toFile().isFile()) {
      throw new LoadException(jar + " is not there; ./mvnw -pl bootstrap -am package makes it");
    }
    javaOptions = List.copyOf(javaOptions);
    settings = Map.copyOf(settings);
    starter = List.copyOf(starter);
  }

  Packaged(Path jar, List<String> javaOptions, Map<String, String> settings) {
    this(jar, javaOptions, settings, List.of());
  }

  /** The same, started by a command, for instance {@code taskset -c 0}. */
  Packaged startedBy(List<String> command) {
    return new Packaged(jar, javaOptions, settings, command);
  }

  /** The options of Java with which the container image runs the service. */
  static List<String> optionsOf(Path dockerfile) {
    String entryPoint =
        ProcFile.lines(dockerfile)
            .filter(line -> line.startsWith("ENTRYPOINT"))
            .collect(Collectors.joining());
    List<String> words = ARGUMENT.matcher(entryPoint).results().map(it -> it.group(1)).toList();
    if (!words.contains("java") || !words.contains("-jar")) {
      throw new LoadException(dockerfile + " has no ENTRYPOINT with java and -jar");
    }
    return words.subList(words.indexOf("java") + 1, words.indexOf("-jar"));
  }

  /**
   * As in a container with so much memory, although this process is not in one: the limit, and the
   * collector that the JVM would choose there unless one is chosen.
   */
  Packaged within(int memoryMib) {
    List<String> options = new ArrayList<>(javaOptions);
    options.removeIf(option -> option.startsWith(MAX_RAM));
    options.addFirst(MAX_RAM + memoryMib + "m");
    if (memoryMib < SERVER_CLASS_MIB && javaOptions.stream().noneMatch(Packaged::isCollector)) {
      options.addFirst("-XX:+UseSerialGC");
    }
    return new Packaged(jar, options, settings, starter);
  }

  private static boolean isCollector(String option) {
    return option.matches("-XX:\\+Use\\w+GC");
  }

  /** The Java that runs this process. */
  static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  /** The command line. */
  List<String> command() {
    List<String> command = new ArrayList<>(starter);
    command.add(java());
    command.addAll(javaOptions);
    command.add("-jar");
    command.add(jar.toAbsolutePath().toString());
    return command;
  }
}
