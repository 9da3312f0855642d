package dev.hexauth.example.mvstore;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * {@link OwnSessions} in a file: the number of sessions, then their fields in the order of {@link
 * Session}. Numbers have a variable length, instants are microseconds since the epoch, and strings
 * follow their length.
 */
final class SessionsFormat extends BasicDataType<OwnSessions> {

  /** An estimate of the memory of a session, in bytes, by which MVStore splits pages. */
  private static final int SESSION_SIZE = 512;

  @Override
  public void write(WriteBuffer out, OwnSessions own) {
    out.putVarInt(own.sessions().size());
    own.sessions().forEach(session -> write(out, session));
  }

  @Override
  public OwnSessions read(ByteBuffer in) {
    int count = DataUtils.readVarInt(in);
    return new OwnSessions(Stream.generate(() -> readSession(in)).limit(count).toList());
  }

  private static void write(WriteBuffer out, Session session) {
    UUID owner = session.ref().owner().value();
    out.putLong(owner.getMostSignificantBits());
    out.putLong(owner.getLeastSignificantBits());
    write(out, session.ref().id().value());
    out.putVarInt(session.generation().value());
    out.put((byte) (session.confirmed() ? 1 : 0));
    write(out, session.createdAt());
    write(out, session.lastUsedAt());
    write(out, session.expiresAt());
    write(out, session.client().userAgent());
    write(out, session.client().address());
  }

  private static Session readSession(ByteBuffer in) {
    return new Session(
        new SessionRef(
            new UserId(new UUID(in.getLong(), in.getLong())),
            new SessionId(DataUtils.readString(in))),
        new Generation(DataUtils.readVarInt(in)),
        in.get() == 1,
        readInstant(in),
        readInstant(in),
        readInstant(in),
        new Client(DataUtils.readString(in), DataUtils.readString(in)));
  }

  private static void write(WriteBuffer out, Instant instant) {
    out.putVarLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }

  private static Instant readInstant(ByteBuffer in) {
    return Instant.EPOCH.plus(DataUtils.readVarLong(in), ChronoUnit.MICROS);
  }

  private static void write(WriteBuffer out, String text) {
    out.putVarInt(text.length()).putStringData(text, text.length());
  }

  /** 0 if they are equal, as a compare-and-set requires; they have no order. */
  @Override
  public int compare(OwnSessions one, OwnSessions other) {
    return one.equals(other) ? 0 : 1;
  }

  @Override
  public int getMemory(OwnSessions own) {
    return own.sessions().size() * SESSION_SIZE;
  }

  @Override
  public OwnSessions[] createStorage(int size) {
    return new OwnSessions[size];
  }
}
