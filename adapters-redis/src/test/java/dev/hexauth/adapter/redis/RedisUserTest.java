package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.devservices.RedisDatabase;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.user.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

/** The permissions of the user in docs/redis.md: none is missing, and none is unused. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisUserTest {

  private static final Pattern CALL = Pattern.compile("(?:redis\\.call\\(|\\{)'([A-Z]+)'");
  private static final Set<String> TO_RUN_SCRIPTS = Set.of("eval", "evalsha");

  @AutoClose private final RedisServer server = RedisServer.ephemeral();

  static Stream<String> needed() {
    return DocumentedUser.permitted(DocumentedUser.line()).stream()
        .filter(command -> !command.equals("info"));
  }

  @Test
  void every_permission_is_used_and_every_command_permitted() throws IOException {
    try (Node node = new Node(DocumentedUser.on(server.database()).uri())) {
      Set<String> used = new TreeSet<>(Set.of("info"));
      for (Runnable operation : operations(node)) {
        server.ask("SCRIPT FLUSH");
        node.sentBy(operation).forEach(command -> used.add(command.toLowerCase(Locale.ROOT)));
      }
      used.addAll(called(scripts()));
      assertThat(DocumentedUser.permitted(DocumentedUser.line())).isEqualTo(used);
    }
  }

  @Test
  void the_rehearsal_runs_every_command() throws IOException {
    assertThat(called(Stream.of(Path.of("rehearse.lua"))))
        .isEqualTo(
            needed()
                .filter(command -> !TO_RUN_SCRIPTS.contains(command))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("needed")
  void a_missing_permission_makes_the_store_unavailable_and_is_named(String command) {
    RedisDatabase database = server.database().as(DocumentedUser.line() + " -" + command);
    server.ask("SCRIPT FLUSH");
    server.ask("DEL " + RedisRehearsal.KEY);
    try (Log log = new Log();
        Node node = new Node(database.uri())) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(node.rehearsal()::run)
          .havingRootCause()
          .withMessageContaining("hexauth needs")
          .withMessageMatching("(?is).*\\b" + command + "\\b.*docs/redis.md");
      assertThat(log.own())
          .anyMatch(line -> line.matches("(?is)ERROR Redis at .*\\b" + command + "\\b.*"));
      assertThat(operations(node).stream().filter(RedisUserTest::isUnavailable)).isNotEmpty();
    }
  }

  @Test
  void keys_of_other_applications_are_out_of_reach() {
    try (Node node = new Node(server.database().as(DocumentedUser.line()).uri())) {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> node.redis().opsForValue().get("other:key"))
          .withStackTraceContaining("NOPERM");
    }
  }

  private static boolean isUnavailable(Runnable operation) {
    try {
      operation.run();
      return false;
    } catch (UnavailableException e) {
      return true;
    }
  }

  /** Each operation of each port, with something to act on. */
  static List<Runnable> operations(Node node) {
    Session session = Sessions.of(Sessions.newOwner(), 1);
    List<Runnable> all = new ArrayList<>(Sessions.operations(node.store(), session));
    all.add(() -> node.store().open(session, 20));
    all.add(() -> node.store().rotate(session.ref(), Generation.FIRST, NOW, Sessions.POLICY));
    all.add(() -> {
      node.store().confirm(session.ref(), new Generation(1));
      node.awaitConfirmations();
    });
    Network network = Network.of(session.client());
    Bucket bucket = Bucket.ofRegistrations(network);
    Limit limit = new Limit(List.of(new Rate(2, Duration.ofMinutes(1))));
    all.add(() -> node.throttle().take(bucket, limit, NOW));
    all.add(() -> node.throttle().giveBack(bucket, limit, NOW));
    EmailAddress account = EmailAddress.parse("ada@example.com").orElseThrow();
    all.add(() -> node.knownNetworks().remember(account, network, NOW));
    all.add(() -> node.knownNetworks().isKnown(account, network, NOW));
    all.add(() -> node.knownNetworks().forget(account));
    all.add(node.rehearsal()::run);
    return all;
  }

  private static Stream<Path> scripts() throws IOException {
    Path folder = Path.of("src/main/resources/dev/hexauth/adapter/redis");
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::getFileName).toList().stream();
    }
  }

  private static Set<String> called(Stream<Path> scripts) {
    return scripts
        .flatMap(script -> CALL.matcher(SessionScripts.text(script.toString())).results())
        .map(call -> call.group(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
