package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A random {@link Script} about so few sessions and instants that its operations conflict. Except
 * for ids, it is the same for the same seed. The id of each session begins with a letter of its
 * own.
 */
final class RandomScript {

  /** Lifetimes short enough that sessions expire in both ways within one script. */
  static final SessionPolicy POLICY =
      new SessionPolicy(
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofMinutes(100),
          Duration.ofSeconds(30),
          true,
          3);

  /** The same policy, but confirmations have no effect. */
  static final SessionPolicy WINDOW_ALONE =
      new SessionPolicy(
          POLICY.accessLifetime(),
          POLICY.refreshLifetime(),
          POLICY.sessionLifetime(),
          POLICY.repeatWindow(),
          false,
          POLICY.maxSessionsPerUser());

  private static final List<SessionPolicy> POLICIES = List.of(POLICY, POLICY, WINDOW_ALONE);

  private static final int MAX_STEPS = 4;
  private static final int KINDS = 24;

  private static final List<Duration> SMALL_STEPS = List.of(MICRO, Duration.ofSeconds(1));

  /** Pauses that are just in time, and just too late. */
  private static final List<Duration> EDGES =
      Stream.of(POLICY.repeatWindow(), POLICY.refreshLifetime(), POLICY.sessionLifetime())
          .flatMap(edge -> Stream.of(edge.minus(MICRO), edge, edge.plus(MICRO)))
          .toList();

  /**
   * A caller with its own clock, which mostly stands still or advances and is sometimes set back.
   * It assumes that a session is in the generation of its own last refresh.
   */
  private final class Caller {

    private final Map<SessionRef, Integer> generations;
    private int position = random.nextInt(instants.size());

    Caller(Map<SessionRef, Integer> generations) {
      this.generations = new HashMap<>(generations);
    }

    Operation any() {
      return of(random.nextInt(KINDS), one(sessions));
    }

    Operation of(int kind, SessionRef session) {
      return switch (kind) {
        case 0, 1, 2, 3 -> unopened.isEmpty() ? rotate(session) : open();
        case 4, 5 -> new Operation.End(session, now());
        case 6 -> new Operation.EndAll(session.owner());
        case 7 -> new Operation.EndOthers(session);
        case 8, 9 -> new Operation.ActivityOf(session, seen(session), now());
        case 10, 11 -> new Operation.SessionsOf(session.owner(), now());
        case 12, 13, 14 -> new Operation.Confirm(session, seen(session));
        default -> rotate(session);
      };
    }

    Operation open() {
      SessionRef ref = unopened.remove(random.nextInt(unopened.size()));
      Client client = new Client("browser of " + ref.id(), "::1");
      return new Operation.Open(Session.open(ref, client, now(), POLICY), between(1, 3));
    }

    Operation rotate(SessionRef session) {
      int current = generations.getOrDefault(session, 0);
      int presented = Math.max(0, current + one(List.of(0, 0, 0, 0, 0, -1, -1, -1, -2, 1)));
      generations.put(session, Math.max(current, presented + 1));
      return new Operation.Rotate(session, new Generation(presented), now(), one(POLICIES));
    }

    /** The generation of an access token that the caller may have. */
    private Generation seen(SessionRef session) {
      int current = generations.getOrDefault(session, 0);
      return new Generation(Math.max(0, current + one(List.of(0, 0, 0, 0, -1, 1))));
    }

    /** Operations that show the state of each session at the end. */
    List<Operation> last() {
      return sessions.stream()
          .flatMap(session ->
              Stream.of(
                  new Operation.SessionsOf(session.owner(), now()),
                  new Operation.ActivityOf(session, seen(session), now()),
                  rotate(session)))
          .toList();
    }

    private Instant now() {
      position = Math.clamp(position + one(List.of(-1, 0, 0, 0, 1, 1)), 0, instants.size() - 1);
      return instants.get(position);
    }
  }

  private final Random random;
  private final List<Instant> instants;
  private final List<SessionRef> sessions = new ArrayList<>();
  private final List<SessionRef> unopened = new ArrayList<>();

  private RandomScript(long seed, Instant start) {
    random = new Random(seed);
    instants = instants(start);
    addSessions(between(2, 3));
    addSessions(one(List.of(0, 0, 1)));
    unopened.addAll(sessions);
  }

  static Script of(long seed, Instant start) {
    return new RandomScript(seed, start).script();
  }

  private Script script() {
    Caller first = new Caller(Map.of());
    List<Operation> before = new ArrayList<>(some(0, 2, first::open));
    before.addAll(some(0, 3, first::any));
    Function<Caller, Operation> start = random.nextBoolean() ? Caller::any : sameForAll();
    List<List<Operation>> atOnce =
        some(2, 4, () -> operations(new Caller(first.generations), start));
    return new Script(before, atOnce, new Caller(first.generations).last());
  }

  /** The first operation of all callers, so that these happen at once. */
  private Function<Caller, Operation> sameForAll() {
    int kind = random.nextInt(KINDS);
    SessionRef session = one(sessions);
    return caller -> caller.of(kind, session);
  }

  private List<Operation> operations(Caller caller, Function<Caller, Operation> start) {
    List<Operation> operations = new ArrayList<>(List.of(start.apply(caller)));
    operations.addAll(some(2, 5, caller::any));
    return operations;
  }

  private void addSessions(int count) {
    UserId owner = Samples.newUserId();
    for (int i = 0; i < count; i++) {
      char letter = (char) ('A' + sessions.size());
      String id = letter + Samples.newRef(owner).id().value().substring(1);
      sessions.add(new SessionRef(owner, new SessionId(id)));
    }
  }

  /** In order; some are far enough apart for something to be too late. */
  private List<Instant> instants(Instant start) {
    List<Instant> all = new ArrayList<>(List.of(start));
    for (int steps = between(0, MAX_STEPS); steps > 0; steps--) {
      all.add(one(all).plus(one(random.nextBoolean() ? SMALL_STEPS : EDGES)));
    }
    return all.stream().sorted().toList();
  }

  private <T> List<T> some(int least, int most, Supplier<T> each) {
    return IntStream.range(0, between(least, most)).mapToObj(_ -> each.get()).toList();
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
