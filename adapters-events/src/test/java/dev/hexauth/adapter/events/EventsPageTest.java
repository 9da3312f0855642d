package dev.hexauth.adapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hexauth.contract.SecurityEventsContract;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.session.PublicId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} says of the events what the code says. */
final class EventsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "events.md");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** The compared columns of a row. */
  private record Row(String level, List<String> reasons, List<String> keys) {}

  @Test
  @Tag("ASVS-16.1.1")
  @Tag("ASVS-16.3.3")
  void each_event_has_a_row_with_its_level_its_reasons_and_its_keys() throws IOException {
    assertThat(documented()).containsExactlyEntriesOf(actual());
  }

  @Test
  void the_page_names_the_events_that_are_counted_instead_of_logged() throws IOException {
    String sentence =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("Bounded: "))
            .findFirst()
            .orElseThrow();
    assertThat(codes(sentence))
        .containsExactlyElementsOf(
            Arrays.stream(EventKind.values())
                .filter(EventKind::isAtWill)
                .map(EventKind::label)
                .sorted()
                .toList());
  }

  @Test
  void each_row_says_when_and_what_to_do() throws IOException {
    assertThat(rows()).allMatch(cells -> cells.size() == 6 && !cells.get(4).isBlank());
    assertThat(rows()).noneMatch(cells -> cells.get(5).isBlank());
  }

  private static Map<String, Row> documented() throws IOException {
    Map<String, Row> documented = new TreeMap<>();
    for (List<String> cells : rows()) {
      Row row = new Row(cells.get(1), codes(cells.get(2)), codes(cells.get(3)));
      assertThat(documented.put(codes(cells.getFirst()).getFirst(), row)).isNull();
    }
    return documented;
  }

  /** The cells of the table of events. */
  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.startsWith("| `event.action`"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .toList();
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(result -> result.group(1)).sorted().toList();
  }

  private static Map<String, Row> actual() {
    Map<String, Row> actual = new TreeMap<>();
    for (EventKind kind : EventKind.values()) {
      actual.put(
          kind.label(),
          new Row(EventLine.of(kind).level().toString(), reasonsOf(kind), keysOf(kind)));
    }
    return actual;
  }

  private static List<String> reasonsOf(EventKind kind) {
    return EventLabel.all().stream()
        .filter(label -> label.kind() == kind && !label.reason().isEmpty())
        .map(EventLabel::reason)
        .sorted()
        .toList();
  }

  /** The keys that lines about examples of {@code kind} have, but for the two that name it. */
  private static List<String> keysOf(EventKind kind) {
    TreeSet<String> keys = new TreeSet<>();
    SecurityEventsContract.examples().stream()
        .filter(event -> EventLabel.of(event).kind() == kind)
        .forEach(event -> keys.addAll(keysOf(event)));
    keys.removeAll(List.of(LoggedSecurityEvents.EVENT, LoggedSecurityEvents.REASON));
    return List.copyOf(keys);
  }

  private static List<String> keysOf(SecurityEvent event) {
    LoggerContext context = new LoggerContext();
    Logger logger = context.getLogger(LoggedSecurityEvents.LOGGER);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    var bounded = new RecurringLines(InstantSource.fixed(Instant.EPOCH));
    new LoggedSecurityEvents(logger, _ -> new PublicId("a-public-id-of-session"), bounded)
        .record(event);
    return lines.list.getFirst().getKeyValuePairs().stream().map(pair -> pair.key).toList();
  }
}
