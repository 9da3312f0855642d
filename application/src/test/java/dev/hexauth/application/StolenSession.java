package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.RefreshToken.Result.Refreshed;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.Function;

/**
 * One random history of a session, of its owner and of a thief; the same for the same seed. It
 * fails at the first promise of {@link LostResponsesTest} that is broken.
 */
final class StolenSession {

  private static final int STEPS = 60;

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(29),
          Duration.ofSeconds(31),
          Duration.ofSeconds(31),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofMinutes(16),
          Duration.ofMinutes(40));

  /**
   * A pair of tokens.
   *
   * @param generation that both were issued for
   */
  private record Pair(Token access, Token refresh, int generation, Instant expiresAt) {}

  private final int seed;
  private final Random random;
  private final Hexagon hexagon;
  private final UseCases useCases;
  private final LostResponsesTest.Tally tally;
  private final List<String> log = new ArrayList<>();

  private Pair owners;
  private Optional<Pair> thiefs = Optional.empty();
  private boolean theft;
  private boolean ended;

  /** The responses that the owner has yet to receive, the oldest first. */
  private final Queue<Pair> underWay = new ArrayDeque<>();

  private int newest;
  private Instant newestAt = Hexagon.START;

  /** The newest generation of which an access token was seen. */
  private int seen;

  StolenSession(
      int seed,
      SessionPolicy policy,
      Function<SessionStore, SessionStore> store,
      LostResponsesTest.Tally tally) {
    this.seed = seed;
    this.random = new Random(seed);
    this.hexagon = new Hexagon(policy);
    this.useCases = hexagon.on(hexagon.memory.users(), store.apply(hexagon.memory.sessions()));
    this.tally = tally;
    hexagon.register();
    var login = hexagon.login();
    this.owners = pair(login.tokens());
  }

  void play() {
    boolean hasThief = random.nextInt(3) > 0;
    for (int step = 0; step < STEPS && !ended; step++) {
      hexagon.clock.pass(PAUSES.get(random.nextInt(PAUSES.size())));
      switch (random.nextInt(hasThief ? 12 : 8)) {
        case 0, 1 -> ownerRefreshes();
        case 2, 3, 4 -> see("owner", owners);
        case 5, 6, 7 -> ownerReceives();
        case 8 -> thiefCopies();
        case 9, 10 -> thiefs.ifPresent(this::thiefRefreshes);
        default -> thiefs.ifPresent(pair -> see("thief", pair));
      }
    }
    tally.honest += theft ? 0 : 1;
  }

  private void ownerRefreshes() {
    if (isExpired(owners)) {
      ended = true; // it has expired
      return;
    }
    Optional<Pair> response = refresh("owner", owners);
    if (response.isPresent() && random.nextInt(3) > 0) {
      underWay.add(response.get());
    }
    if (!theft) {
      assertThat(response).as("the owner was logged out\n%s", this).isPresent();
    }
  }

  private void ownerReceives() {
    Pair received = underWay.poll();
    if (received != null) {
      owners = received;
      log("owner receives " + received.generation);
    }
  }

  private void thiefCopies() {
    thiefs = Optional.of(owners);
    log("thief copies " + owners.generation);
  }

  private void thiefRefreshes(Pair pair) {
    if (!isExpired(pair)) {
      theft = true;
      thiefs = refresh("thief", pair);
    }
  }

  /** The tokens that a refresh returns, or empty if it ends the session. */
  private Optional<Pair> refresh(String who, Pair pair) {
    boolean mustBeFound = pair.generation < seen && isWindowOver();
    boolean isOld = pair.generation < newest;
    RefreshToken.Result result =
        useCases.refreshToken().refresh(new RefreshToken.Command(List.of(pair.refresh), CLIENT));
    log(who + " refreshes " + pair.generation + ": " + result.getClass().getSimpleName());
    if (!(result instanceof Refreshed refreshed)) {
      assertThat(hexagon.isActive(hexagon.refreshClaims(pair.refresh).session()))
          .as("a refused refresh ends the session\n%s", this)
          .isFalse();
      ended = true;
      tally.found++;
      return Optional.empty();
    }
    assertThat(mustBeFound).as("the theft was not found\n%s", this).isFalse();
    tally.lateRepeats += isOld && isWindowOver() ? 1 : 0;
    return Optional.of(pair(refreshed.tokens()));
  }

  private void see(String who, Pair pair) {
    GetMe.Result result = useCases.getMe().get(new GetMe.Command(List.of(pair.access), CLIENT));
    log(who + " uses " + pair.generation + ": " + result.getClass().getSimpleName());
    if (result instanceof GetMe.Result.Me) {
      seen = Math.max(seen, pair.generation);
    }
  }

  private Pair pair(IssuedTokens tokens) {
    RefreshClaims claims = hexagon.refreshClaims(tokens.refresh().token());
    int generation = claims.generation().value();
    if (generation > newest) {
      newest = generation;
      newestAt = hexagon.clock.instant();
    }
    return new Pair(
        tokens.access().token(), tokens.refresh().token(), generation, claims.expiresAt());
  }

  /** Up to a second early, because the expiry of a token is rounded up to a second. */
  private boolean isExpired(Pair pair) {
    return !hexagon.clock.instant().isBefore(pair.expiresAt.minusSeconds(1));
  }

  private boolean isWindowOver() {
    return hexagon.clock.instant().isAfter(newestAt.plus(LostResponsesTest.WINDOW));
  }

  private void log(String event) {
    log.add(Duration.between(Hexagon.START, hexagon.clock.instant()) + " " + event);
  }

  @Override
  public String toString() {
    return "history " + seed + ":\n" + String.join("\n", log);
  }
}
