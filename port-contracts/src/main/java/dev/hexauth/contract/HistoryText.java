package dev.hexauth.contract;

import static java.util.Locale.ROOT;

import dev.hexauth.contract.Operation.Outcome;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A history as a table, to analyze a violation: a line for each call, with the span of time in
 * which it took effect, and then how far the port allows the history.
 *
 * <p>Owners have numbers. 1A/2 is generation 2 of the session of owner 1 whose id begins with A.
 * Instants are relative to the first.
 */
final class HistoryText {

  private final History history;
  private final Instant start;
  private final List<Long> moments;

  private HistoryText(History history) {
    this.history = history;
    this.start =
        history.calls().stream()
            .flatMap(call -> call.operation().time().stream())
            .min(Comparator.naturalOrder())
            .orElse(Samples.NOW);
    this.moments =
        history.calls().stream()
            .flatMapToLong(call -> LongStream.of(call.invoked(), call.responded()))
            .sorted()
            .distinct()
            .boxed()
            .toList();
  }

  /** The history of the script with {@code seed}. */
  static String of(History history, long seed) {
    HistoryText text = new HistoryText(history);
    Stream<String> head =
        Stream.of(
            "SessionStore does not allow these answers; repeat with -Dhexauth.contract.seed="
                + seed,
            "call: thread | from invocation to answer | operation | answer");
    return Stream.of(head, text.table(), text.deadEnds())
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> table() {
    return IntStream.range(0, history.calls().size()).mapToObj(this::line);
  }

  private String line(int position) {
    Call call = history.calls().get(position);
    return "%s: %s |%s| %s | %s"
        .formatted(
            number(position),
            call.thread() == 0 ? "-" : call.thread(),
            bar(call),
            operation(call.operation()),
            answer(call.answer()));
  }

  private static String number(int position) {
    return "%2d".formatted(position + 1);
  }

  private String bar(Call call) {
    int from = moments.indexOf(call.invoked());
    int to = moments.indexOf(call.responded());
    return " ".repeat(from) + "=".repeat(to - from + 1) + " ".repeat(moments.size() - 1 - to);
  }

  private Stream<String> deadEnds() {
    return Linearization.deadEnds(history).stream().flatMap(this::deadEnd);
  }

  private Stream<String> deadEnd(Linearization.DeadEnd end) {
    String order = end.order().stream().map(HistoryText::number).collect(Collectors.joining(" "));
    Stream<String> head =
        Stream.of(
            "The port allows no further calls than: " + order,
            "Then the owner's sessions are " + sessions(end.own().lastUsedFirst()));
    return Stream.concat(
        head, end.next().stream().map(position -> contradiction(position, end.own())));
  }

  private String contradiction(int position, Sessions own) {
    Call call = history.calls().get(position);
    String allowed =
        call.operation()
            .outcomes(own)
            .map(Outcome::answer)
            .distinct()
            .map(this::answer)
            .collect(Collectors.joining(" or "));
    return "%s may be next, but its answer must be %s, not %s"
        .formatted(number(position), allowed, answer(call.answer()));
  }

  private String operation(Operation operation) {
    return switch (operation) {
      case Operation.Open(Session session, int limit) ->
          "open %s, limit %d, at %s".formatted(name(session.ref()), limit, at(session.createdAt()));
      case Operation.Rotate(
              SessionRef session,
              Generation presented,
              Instant now,
              SessionPolicy policy) ->
          "rotate %s/%d at %s%s"
              .formatted(
                  name(session),
                  presented.value(),
                  at(now),
                  policy.repeatUnconfirmed() ? "" : " by the window alone");
      case Operation.ActivityOf(SessionRef session, Generation seen, Instant now) ->
          "activityOf %s/%d at %s".formatted(name(session), seen.value(), at(now));
      case Operation.Confirm(SessionRef session, Generation seen) ->
          "confirm %s/%d".formatted(name(session), seen.value());
      case Operation.End(SessionRef session, Instant now) ->
          "end %s at %s".formatted(name(session), at(now));
      case Operation.EndAll(UserId owner) -> "endAll of " + name(owner);
      case Operation.EndOthers(SessionRef kept) -> "endOthers of " + name(kept);
      case Operation.SessionsOf(UserId owner, Instant now) ->
          "sessionsOf %s at %s".formatted(name(owner), at(now));
    };
  }

  private String answer(Object answer) {
    return switch (answer) {
      case Rotation.Rotated(Session session) -> "Rotated to " + state(session);
      case Rotation.Recovered(Session session) -> "Recovered as " + state(session);
      case Rotation.Repeated(Session session) -> "Repeated " + state(session);
      case Rotation.Reused(SessionRef session) -> "Reused " + name(session);
      case Rotation.Gone() -> "Gone";
      case Operation.Listed(List<Session> sessions) -> sessions(sessions);
      default -> answer.toString();
    };
  }

  private String sessions(List<Session> sessions) {
    return sessions.stream().map(this::state).collect(Collectors.joining(", ", "[", "]"));
  }

  private String state(Session session) {
    return "%s/%d (%sused %s, ends %s)"
        .formatted(
            name(session.ref()),
            session.generation().value(),
            session.confirmed() ? "confirmed, " : "",
            at(session.lastUsedAt()),
            at(session.expiresAt()));
  }

  private String name(SessionRef session) {
    return name(session.owner()) + session.id().value().charAt(0);
  }

  private String name(UserId owner) {
    return Integer.toString(history.owners().indexOf(owner) + 1);
  }

  private String at(Instant instant) {
    return Duration.between(start, instant).toString().substring("PT".length()).toLowerCase(ROOT);
  }
}
