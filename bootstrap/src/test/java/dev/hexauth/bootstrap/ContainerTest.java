package dev.hexauth.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks of the image that need no engine. */
final class ContainerTest {

  private static final Path SCRIPTS = Path.of("src", "main", "container").toAbsolutePath();
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

  @TempDir Path folder;

  private record Ended(int code, String output) {}

  @Test
  void the_options_of_the_image_apply_without_an_operators() throws Exception {
    List<String> command = entryPoint();
    assertThat(started(Map.of(), command))
        .isEqualTo(String.join("\n", command.subList(1, command.size())));
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:+UseG1GC, UseSerialGC AOTCache",
    "-XX:+UseZGC -Dname=value, UseSerialGC AOTCache",
    "-XX:MaxRAMPercentage=60, MaxRAMPercentage",
    "-Xmx100m, MaxRAMPercentage",
    "-Xmn8m -Xlog:gc, NewSize",
    "-XX:AOTMode=off, AOTCache",
    "-XX:TrimNativeHeapInterval=0, TrimNativeHeapInterval",
    "-XX:+UseStringDeduplication -Xlog:gc, ''"
  })
  void an_operators_options_replace_those_of_the_image(String options, String left)
      throws Exception {
    List<String> kept = new ArrayList<>(entryPoint());
    kept.removeFirst();
    for (String name : left.split(" ", -1)) {
      kept.removeIf(word -> !name.isEmpty() && word.contains(name));
    }
    assertThat(started(Map.of("JAVA_TOOL_OPTIONS", options), entryPoint()).lines().toList())
        .isEqualTo(kept);
    assertThat(started(Map.of("JDK_JAVA_OPTIONS", options), entryPoint()).lines().toList())
        .isEqualTo(kept);
  }

  @Test
  void arguments_of_the_service_arrive_unchanged() throws Exception {
    List<String> command = new ArrayList<>(entryPoint());
    command.addAll(List.of("--make-admin=a b@example.com", "*", ""));
    assertThat(started(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC"), command))
        .endsWith("hexauth.jar\n--make-admin=a b@example.com\n*\n");
  }

  /** A JVM with two collectors does not start, so a real JVM decides. */
  @ParameterizedTest
  @CsvSource({
    "JAVA_TOOL_OPTIONS, -XX:+UseG1GC",
    "JDK_JAVA_OPTIONS, -XX:+UseParallelGC -Xmx64m",
    "JAVA_TOOL_OPTIONS, -XX:+UseSerialGC -Xmn8m"
  })
  void no_operators_options_keep_the_jvm_from_starting(String variable, String options)
      throws Exception {
    List<String> command = new ArrayList<>(entryPoint());
    command.set(command.indexOf("java"), ProcessHandle.current().info().command().orElseThrow());
    command.subList(command.indexOf("-jar"), command.size()).clear();
    command.add("-version");
    Ended ended = run(Map.of(variable, options), command);
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @Test
  void the_health_check_says_whether_the_service_at_its_port_is_ready() throws Exception {
    int none = ChildProcess.freePort();
    try (Assembly assembly = Assembly.start(BreakableStores.class, StoreSettings.memory())) {
      int port = assembly.uri().getPort();
      assertThat(healthy(port)).isTrue();
      BreakableStores.broken(
          new UnavailableException("the store", Duration.ofSeconds(1), new IOException()),
          () -> assertThat(healthy(port)).isFalse());
    }
    assertThat(healthy(none)).isFalse();
  }

  @Test
  void the_image_has_the_licence_and_what_it_runs() throws IOException {
    assertThat(Files.readString(Path.of("..", ".dockerignore")).lines())
        .contains("!LICENSE", "!NOTICE", "!bootstrap/src/main/container");
    assertThat(dockerfile().lines())
        .contains("COPY LICENSE NOTICE bootstrap/src/main/container/ ./");
  }

  /** The output of {@code command} when the script prints one word per line. */
  private String started(Map<String, String> environment, List<String> command) throws Exception {
    List<String> printing = new ArrayList<>(command);
    Path java = folder.resolve("java");
    if (Files.notExists(java)) {
      Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' java \"$@\"\n");
      assertThat(java.toFile().setExecutable(true)).isTrue();
    }
    printing.set(printing.indexOf("java"), java.toString());
    Ended ended = run(environment, printing);
    assertThat(ended.code()).as(ended.output()).isZero();
    return ended.output().replaceFirst("\n$", "");
  }

  private boolean healthy(int port) {
    try {
      String check = script(lineOf("HEALTHCHECK").replaceFirst(".*CMD", "")).getFirst();
      return run(Map.of("PORT", Integer.toString(port)), List.of(check)).code() == 0;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Ended run(Map<String, String> environment, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile()).environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }

  private static List<String> entryPoint() throws IOException {
    return script(lineOf("ENTRYPOINT"));
  }

  /** The words of an instruction; the first is a script in the image's /app. */
  private static List<String> script(String instruction) {
    List<String> words = WORD.matcher(instruction).results().map(it -> it.group(1)).toList();
    List<String> here = new ArrayList<>(words);
    here.set(0, SCRIPTS.resolve(Path.of("/app").relativize(Path.of(words.getFirst()))).toString());
    return here;
  }

  private static String lineOf(String instruction) throws IOException {
    return dockerfile()
        .lines()
        .filter(it -> it.startsWith(instruction))
        .collect(Collectors.joining());
  }

  private static String dockerfile() throws IOException {
    return Files.readString(Path.of("..", "Dockerfile"));
  }
}
