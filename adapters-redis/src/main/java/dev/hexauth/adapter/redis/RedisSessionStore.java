package dev.hexauth.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import io.lettuce.core.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Sessions in Redis, under the keys of {@link SessionKeys}. Every operation is one command, and so
 * one round trip; all but two are scripts. Redis drops a session when it expires; the expiry is set
 * relative to {@code now}, so Redis's own clock does not matter.
 */
final class RedisSessionStore implements SessionStore {

  /** The number of elements for one session in a reply of sessions-of.lua. */
  private static final int SESSION_LENGTH = 8;

  /** In the order of the scripts. */
  private static final String YES = "1";

  private static final byte[] EXPIRES_AT = "expiresAt".getBytes(UTF_8);

  private final RedisLink link;

  RedisSessionStore(RedisLink link) {
    this.link = link;
  }

  @Override
  public void open(Session session, int limit) {
    SessionKeys keys = new SessionKeys(session.ref().owner());
    run(
        SessionScripts.OPEN,
        List.of(keys.session(session.ref().id()), keys.sessions(), keys.sessionPrefix()),
        session.ref().id().value(),
        Integer.toString(limit),
        Micros.floor(session.lastUsedAt()),
        Micros.floor(session.expiresAt()),
        "generation",
        Integer.toString(session.generation().value()),
        "createdAt",
        Micros.floor(session.createdAt()),
        "lastUsedAt",
        Micros.floor(session.lastUsedAt()),
        "expiresAt",
        Micros.floor(session.expiresAt()),
        "userAgent",
        session.client().userAgent(),
        "address",
        session.client().address());
  }

  @Override
  public Rotation rotate(
      SessionRef session, Generation presented, Instant now, SessionPolicy policy) {
    List<String> answer =
        run(
            SessionScripts.ROTATE,
            keysOf(session),
            session.id().value(),
            Integer.toString(presented.value()),
            Integer.toString(presented.next().value()),
            Micros.floor(now),
            Micros.ceiling(now.minus(policy.repeatWindow())),
            Micros.floor(now.plus(policy.refreshLifetime())),
            Micros.floor(policy.sessionLifetime()),
            policy.repeatUnconfirmed() ? YES : "0");
    String outcome = answer.getFirst();
    return switch (outcome) {
      case "rotated" -> new Rotation.Rotated(read(session, answer));
      case "recovered" -> new Rotation.Recovered(read(session, answer));
      case "repeated" -> new Rotation.Repeated(read(session, answer));
      case "reused" -> new Rotation.Reused(session);
      case "gone" -> new Rotation.Gone();
      default -> throw new IllegalStateException("rotate.lua answered " + outcome);
    };
  }

  @Override
  public Activity activityOf(SessionRef session, Generation seen, Instant now) {
    return requestActivityOf(session, seen, now).get();
  }

  @Override
  public Supplier<Activity> requestActivityOf(SessionRef session, Generation seen, Instant now) {
    byte[] key = hashOf(session);
    byte[] unconfirmed = unconfirmed(seen);
    Supplier<@Nullable List<KeyValue<byte[], byte[]>>> answer =
        link.begin(RedisLink.SESSION_STORE, redis -> redis.hmget(key, EXPIRES_AT, unconfirmed));
    return () -> activity(answer.get(), now);
  }

  private static Activity activity(@Nullable List<KeyValue<byte[], byte[]>> fields, Instant now) {
    if (fields == null || !isBefore(now, fields.getFirst())) {
      return Activity.ENDED;
    }
    return fields.getLast().hasValue() ? Activity.UNCONFIRMED : Activity.ACTIVE;
  }

  private static boolean isBefore(Instant now, KeyValue<byte[], byte[]> expiresAt) {
    return expiresAt.hasValue()
        && now.isBefore(Micros.parse(new String(expiresAt.getValue(), UTF_8)));
  }

  /** The name of the field contains the generation, so that no later generation is confirmed. */
  @Override
  public void confirm(SessionRef session, Generation seen) {
    byte[] key = hashOf(session);
    byte[] unconfirmed = unconfirmed(seen);
    link.send(RedisLink.SESSION_STORE, redis -> redis.hdel(key, unconfirmed));
  }

  private static byte[] hashOf(SessionRef session) {
    return new SessionKeys(session.owner()).session(session.id()).getBytes(UTF_8);
  }

  /** The field that the hash has while this generation is current and unconfirmed. */
  private static byte[] unconfirmed(Generation generation) {
    return ("unconfirmed:" + generation.value()).getBytes(UTF_8);
  }

  @Override
  public boolean end(SessionRef session, Instant now) {
    return run(SessionScripts.END, keysOf(session), session.id().value(), Micros.floor(now)) == 1;
  }

  @Override
  public void endAll(UserId owner) {
    run(SessionScripts.END_ALL, keysOf(owner));
  }

  @Override
  public void endOthers(SessionRef kept) {
    run(SessionScripts.END_OTHERS, keysOf(kept.owner()), kept.id().value());
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    List<String> answer = run(SessionScripts.SESSIONS_OF, keysOf(owner), Micros.floor(now));
    return IntStream.range(0, answer.size() / SESSION_LENGTH)
        .map(session -> session * SESSION_LENGTH)
        .mapToObj(start -> answer.subList(start, start + SESSION_LENGTH))
        .map(fields -> read(new SessionRef(owner, new SessionId(fields.getFirst())), fields))
        .toList();
  }

  /** Runs a script by its digest, or by its text if Redis does not know it yet. */
  private <T> T run(RedisScript<T> script, List<String> keys, String... arguments) {
    return link.ask(
        RedisLink.SESSION_STORE, redis -> redis.execute(script, keys, (Object[]) arguments));
  }

  private static List<String> keysOf(UserId owner) {
    SessionKeys keys = new SessionKeys(owner);
    return List.of(keys.sessions(), keys.sessionPrefix());
  }

  private static List<String> keysOf(SessionRef session) {
    SessionKeys keys = new SessionKeys(session.owner());
    return List.of(keys.session(session.id()), keys.sessions());
  }

  /**
   * The session in a reply of rotate.lua, whose first element is the outcome, or in a part of a
   * reply of sessions-of.lua, whose first element is the sid.
   */
  private static Session read(SessionRef ref, List<String> answer) {
    return new Session(
        ref,
        new Generation(Integer.parseInt(answer.get(2))),
        answer.get(1).equals(YES),
        Micros.parse(answer.get(3)),
        Micros.parse(answer.get(4)),
        Micros.parse(answer.get(5)),
        new Client(answer.get(6), answer.get(7)));
  }
}
