package dev.hexauth.adapter.persistence;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.OutboxContract;
import dev.hexauth.contract.UserStore;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

final class PostgresOutboxTest implements OutboxContract {

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  @BeforeEach
  void there_is_no_admin() {
    NODES.first().sql().execute("delete from users where role = 'admin'");
  }

  @Override
  public UserStore store() {
    return NODES.first().userStore();
  }

  @Override
  public Optional<UserStore> secondNode() {
    return Optional.of(NODES.second().userStore());
  }

  @Override
  public Optional<Outage<UserStore>> outage() {
    return Optional.of(new HangingPostgres<>(Assembly::userStore));
  }
}
