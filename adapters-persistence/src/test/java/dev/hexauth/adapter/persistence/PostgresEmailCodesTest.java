package dev.hexauth.adapter.persistence;

import dev.hexauth.contract.EmailCodesContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;

final class PostgresEmailCodesTest implements EmailCodesContract {

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  @Override
  public UserStore store() {
    return NODES.first().userStore();
  }

  @Override
  public Optional<UserStore> secondNode() {
    return Optional.of(NODES.second().userStore());
  }

  /** {@link PostgresOutboxTest} has the same check. */
  @Override
  public Optional<Outage<UserStore>> outage() {
    return Optional.empty();
  }
}
