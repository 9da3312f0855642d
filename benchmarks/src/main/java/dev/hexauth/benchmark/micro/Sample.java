package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
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

  /** The product's ids, for which the kind of the keys does not matter. */
  private static final RandomIds IDS =
      Adapters.tokens(SigningAlgorithm.EDDSA, NativeSigning.OFF).getBean(RandomIds.class);

  private Sample() {}

  /** A new session of a new user. */
  static Session session() {
    SessionRef ref = new SessionRef(IDS.newUserId(NOW), IDS.newSessionId());
    return Session.open(ref, CLIENT, NOW, SessionPolicy.DEFAULT);
  }
}
