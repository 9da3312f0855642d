package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.tokens.TokensConfiguration;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import java.time.Instant;

/** The data of all benchmarks. */
final class Sample {

  /** The current time in every benchmark. */
  static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  /** The client. */
  static final Client CLIENT =
      new Client("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "::1");

  private Sample() {}

  /** A new session of a new user. */
  static Session session() {
    RandomIds ids = new TokensConfiguration().randomIds();
    SessionRef ref = new SessionRef(ids.newUserId(NOW), ids.newSessionId());
    return Session.open(ref, CLIENT, NOW, SessionPolicy.DEFAULT);
  }
}
