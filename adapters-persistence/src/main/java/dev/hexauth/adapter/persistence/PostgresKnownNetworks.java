package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.KNOWN_NETWORKS;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Networks in the table {@code known_networks}; each operation is one statement. Expired ones are
 * removed when others are remembered, judged by the {@code now} of that call.
 */
final class PostgresKnownNetworks implements KnownNetworks {

  private final Database database;

  PostgresKnownNetworks(DSLContext sql) {
    this.database = new Database(sql, "throttle");
  }

  @Override
  public boolean isKnown(EmailAddress account, Network network, Instant now) {
    return database.ask(sql ->
        sql.fetchExists(
            KNOWN_NETWORKS,
            KNOWN_NETWORKS.ACCOUNT.eq(Digest.of(account.value())),
            KNOWN_NETWORKS.NETWORK.eq(network.text()),
            KNOWN_NETWORKS.EXPIRES_AT.gt(Micros.floor(now))));
  }

  @Override
  public boolean remember(EmailAddress account, Network network, Instant now) {
    Instant at = Micros.floor(now);
    return database.ask(sql ->
        Routines.rememberLogin(
            sql.configuration(),
            Digest.of(account.value()),
            network.text(),
            at,
            at.plus(LIFETIME),
            MAX_PER_ACCOUNT));
  }

  @Override
  public List<KnownNetwork> networksOf(EmailAddress account, Instant now) {
    return database.ask(sql ->
        sql.select(KNOWN_NETWORKS.NETWORK, KNOWN_NETWORKS.EXPIRES_AT)
            .from(KNOWN_NETWORKS)
            .where(KNOWN_NETWORKS.ACCOUNT.eq(Digest.of(account.value())))
            .and(KNOWN_NETWORKS.EXPIRES_AT.gt(Micros.floor(now)))
            .orderBy(KNOWN_NETWORKS.EXPIRES_AT.desc())
            .fetch(row -> known(row.value1(), row.value2())));
  }

  private static KnownNetwork known(String network, Instant expiresAt) {
    return new KnownNetwork(new Network(network), expiresAt.minus(LIFETIME));
  }

  @Override
  public void forget(EmailAddress account) {
    database.ask(sql ->
        sql.deleteFrom(KNOWN_NETWORKS)
            .where(KNOWN_NETWORKS.ACCOUNT.eq(Digest.of(account.value())))
            .execute());
  }
}
