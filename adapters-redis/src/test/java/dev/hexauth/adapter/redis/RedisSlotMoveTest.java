package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static dev.hexauth.adapter.redis.Sessions.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.RedisCluster;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.user.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slot is moved from one master to another, key by key, while its owner sends requests. */
final class RedisSlotMoveTest {

  private static final RedisCluster CLUSTER = RedisCluster.ephemeral();

  private static final String HERE = CLUSTER.masters().getFirst().ask("CLUSTER MYID");
  private static final String THERE = CLUSTER.masters().getLast().ask("CLUSTER MYID");

  private final RedisServer here = CLUSTER.masters().getFirst();
  private final RedisServer there = CLUSTER.masters().getLast();
  private final Node node = new Node(CLUSTER.propertiesAs(DocumentedUser.lineForClusters()));
  private final UserId owner = Sessions.newOwnerOn(CLUSTER, here);
  private final SessionKeys keys = new SessionKeys(owner);
  private final Session one = Sessions.of(owner, 1);
  private final Session two = Sessions.of(owner, 2);
  private final List<String> inTurn =
      List.of(keys.session(one.ref().id()), keys.sessions(), keys.session(two.ref().id()));

  @AfterEach
  void stop() {
    node.close();
  }

  @AfterAll
  static void stopCluster() {
    CLUSTER.close();
  }

  @Test
  void no_user_is_logged_out_and_no_answer_is_wrong() {
    node.store().open(one, 20);
    node.store().open(two, 20);
    begin();
    for (String key : inTurn) {
      isServed(() -> assertThat(node.store().isActive(one.ref(), NOW)).isTrue());
      isServed(() -> assertThat(node.store().sessionsOf(owner, NOW)).hasSizeGreaterThan(1));
      isServed(() -> node.store().rotate(two.ref(), new Generation(99), NOW, POLICY));
      isServed(() -> node.store().open(Sessions.of(owner, 3), 20));
      move(key);
    }
    finish();
    assertThat(node.store().isActive(one.ref(), NOW)).isTrue();
    assertThat(node.store().isActive(two.ref(), NOW)).isTrue();
    assertThat(node.store().sessionsOf(owner, NOW)).hasSizeGreaterThan(1);
  }

  @Test
  void an_end_of_all_ends_all_or_is_unavailable() {
    node.store().open(one, 20);
    node.store().open(two, 20);
    begin();
    boolean ended = false;
    for (String key : inTurn) {
      move(key);
      ended |= isServed(() -> node.store().endAll(owner));
    }
    finish();
    if (!ended) {
      node.store().endAll(owner);
    }
    assertThat(node.store().isActive(one.ref(), NOW)).isFalse();
    assertThat(node.store().isActive(two.ref(), NOW)).isFalse();
  }

  /** As the user that docs/redis.md shows for the nodes of a cluster. */
  @Test
  void every_permission_is_used_and_every_command_permitted() {
    asked("CONFIG RESETSTAT");
    try (Node other = new Node(CLUSTER.propertiesAs(DocumentedUser.lineForClusters()))) {
      other.store().open(one, 20);
      begin();
      inTurn.forEach(this::move);
      other.store().isActive(one.ref(), NOW);
      finish();
    }

    assertThat(asked("ACL LOG")).containsOnly("");
    Set<String> additions = DocumentedUser.permitted(DocumentedUser.lineForClusters());
    additions.removeAll(DocumentedUser.permitted(DocumentedUser.line()));
    assertThat(additions).isNotEmpty();
    String calls = String.join("\n", asked("INFO commandstats"));
    assertThat(additions)
        .allSatisfy(command -> assertThat(calls).contains("cmdstat_" + command + ":calls="));
  }

  private static List<String> asked(String question) {
    return CLUSTER.nodes().stream().map(server -> server.ask(question)).toList();
  }

  private void begin() {
    there.ask(slot("IMPORTING " + HERE));
    here.ask(slot("MIGRATING " + THERE));
  }

  private void move(String key) {
    here.ask("MIGRATE 127.0.0.1 %d %s 0 5000".formatted(there.database().port(), key));
  }

  private void finish() {
    String newHome = slot("NODE " + THERE);
    there.ask(newHome);
    here.ask(newHome);
  }

  private String slot(String state) {
    return "CLUSTER SETSLOT %d %s".formatted(CLUSTER.slotOf(keys.sessions()), state);
  }

  /** Whether it succeeded; if not, it was unavailable. */
  private static boolean isServed(Runnable operation) {
    try {
      operation.run();
      return true;
    } catch (UnavailableException notNow) {
      return false;
    }
  }
}
