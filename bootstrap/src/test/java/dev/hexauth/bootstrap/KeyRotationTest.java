package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The steps of docs/keys.md, on two nodes that share their stores. */
@Tag("ASVS-11.1.1")
@Tag("ASVS-11.2.2")
@Tag("RFC8725-3.2")
final class KeyRotationTest {

  private static final int USERS = 4;
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int STEPS_OF_A_REFRESH_LIFETIME = 13;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);

  private final KeyPair access = Keys.rsa(2048);
  private final KeyPair refresh = Keys.rsa(2048);
  private final Map<String, String> stores =
      StoreSettings.patient(
          StoreSettings.postgresAndRedis(
              TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
  private final Map<String, String> before = signing(Keys.ACCESS, Keys.REFRESH);
  private final Map<String, String> pending = verifying(before, access, refresh);
  private final Map<String, String> gone = signing(access, refresh);
  private final Map<String, String> active = verifying(gone, Keys.ACCESS, Keys.REFRESH);

  @Test
  void keys_are_replaced_under_traffic_and_no_request_fails() {
    try (Balancer nodes = new Balancer(before)) {
      List<Tokens> sessions = Stream.generate(() -> newUser(nodes)).limit(USERS).toList();
      Account visitor = registered(nodes);
      Tokens old = newUser(nodes);
      Tokens own = newUser(nodes);
      String oldKey = kid(old.access());
      assertThat(published(nodes)).containsExactly(oldKey);
      Traffic traffic = new Traffic(nodes, sessions);
      try (traffic) {
        for (int node : List.of(0, 1)) {
          restart(nodes, node, pending, visitor);
        }
        own = refreshed(nodes, own);
        Set<String> both = published(nodes);
        assertThat(both).hasSize(2).contains(oldKey);
        assertThat(kid(own.access())).isEqualTo(oldKey);

        for (int node : List.of(0, 1)) {
          restart(nodes, node, active, visitor);
        }
        own = refreshed(nodes, own);
        assertThat(published(nodes)).isEqualTo(both);
        assertThat(kid(own.access())).isIn(both).isNotEqualTo(oldKey);

        for (int step = 0; step < STEPS_OF_A_REFRESH_LIFETIME; step++) {
          nodes.clock().advance(STEP);
          awaitRound(traffic);
          own = refreshed(nodes, own);
        }
        Tokens forged = forged(old, own);
        for (int node : List.of(0, 1)) {
          nodes.node(node).me(forged.access()).succeeded(200);
          restart(nodes, node, gone, visitor);
          nodes.node(node).me(forged.access()).failed(401);
          nodes.node(node).refresh(forged.refresh()).failed(403);
        }
        awaitRound(traffic);
        assertThat(published(nodes)).containsExactly(kid(own.access()));
        refreshed(nodes, own);
      }
      assertThat(traffic.answers()).allSatisfy(answer -> answer.reply().succeeded(200));
    }
  }

  @Test
  void a_key_that_was_taken_out_is_refused_at_once_and_the_session_goes_on() {
    SettableClock clock = new SettableClock();
    Account account = Account.any();
    try (Assembly stolen = Assembly.start(before, clock);
        Assembly replaced = Assembly.start(signing(access, Keys.REFRESH), clock)) {
      stolen.api().register(account).succeeded(201);
      Tokens tokens = stolen.api().login(account).succeeded(200).tokens();

      replaced.api().me(tokens.access()).failed(401);
      String fresh = replaced.api().refresh(tokens.refresh()).succeeded(200).tokens().access();
      replaced.api().me(fresh).succeeded(200);
    }
  }

  /** Restarts a node, while a client logs in and out all the time. */
  private static void restart(
      Balancer nodes, int number, Map<String, String> settings, Account visitor) {
    CompletableFuture<Void> restart =
        CompletableFuture.runAsync(() -> nodes.restart(number, settings));
    do {
      Tokens visit = nodes.ask(api -> api.login(visitor)).succeeded(200).tokens();
      nodes.ask(api -> api.me(visit.access())).succeeded(200);
      nodes.ask(api -> api.logout(visit.access())).succeeded(200);
    } while (!restart.isDone());
    restart.join();
  }

  /** Waits until every user has been refreshed after now. */
  private static void awaitRound(Traffic traffic) {
    int now = traffic.refreshes();
    Instant end = Instant.now().plus(PATIENCE);
    while (traffic.refreshes() < now + 2) {
      assertThat(Instant.now()).as("no traffic").isBefore(end);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** The keys that both nodes publish. */
  private static Set<String> published(Balancer nodes) {
    Set<String> keys = published(nodes.node(0));
    assertThat(published(nodes.node(1))).isEqualTo(keys);
    return keys;
  }

  private static Set<String> published(Api node) {
    return node.get("/.well-known/jwks.json")
        .send()
        .json()
        .path("keys")
        .valueStream()
        .map(key -> key.path("kid").asString())
        .collect(Collectors.toSet());
  }

  private static Tokens newUser(Balancer nodes) {
    Account account = registered(nodes);
    return nodes.ask(api -> api.login(account)).succeeded(200).tokens();
  }

  private static Account registered(Balancer nodes) {
    Account account = Account.any();
    nodes.ask(api -> api.register(account)).succeeded(201);
    return account;
  }

  private static Tokens refreshed(Balancer nodes, Tokens tokens) {
    return nodes.ask(api -> api.refresh(tokens.refresh())).succeeded(200).tokens();
  }

  /**
   * The tokens that a thief of the old keys, who has seen {@code old} tokens, makes for a session.
   */
  private static Tokens forged(Tokens old, Tokens current) {
    return new Tokens(
        forged(Keys.ACCESS, old.access(), current.access()),
        forged(Keys.REFRESH, old.refresh(), current.refresh()));
  }

  private static String forged(KeyPair key, String old, String current) {
    return new Jwt(Jwt.parse(old).header(), Jwt.parse(current).claims()).signed(key.getPrivate());
  }

  private static String kid(String token) {
    return String.valueOf(Jwt.parse(token).header().get("kid"));
  }

  private Map<String, String> signing(KeyPair access, KeyPair refresh) {
    Map<String, String> settings = new HashMap<>(stores);
    settings.put("JWT_ACCESS_TOKEN_PRIVATE_KEY", Keys.encoded(access));
    settings.put("JWT_REFRESH_TOKEN_PRIVATE_KEY", Keys.encoded(refresh));
    return settings;
  }

  /** The same settings with keys that verify and do not sign. */
  private static Map<String, String> verifying(
      Map<String, String> settings, KeyPair access, KeyPair refresh) {
    Map<String, String> more = new HashMap<>(settings);
    more.put("hexauth.token.access-other-keys[0].key", Keys.encodedPublic(access));
    more.put("hexauth.token.refresh-other-keys[0].key", Keys.encodedPublic(refresh));
    return more;
  }
}
