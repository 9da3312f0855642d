package dev.hexauth.adapter.persistence;

import dev.hexauth.contract.MailRecordsContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import dev.hexauth.domain.port.MailRecords;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;

final class PostgresMailRecordsTest implements MailRecordsContract {

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

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
    return Optional.empty();
  }

  @Override
  public MailRecords records() {
    return NODES.second().bean(MailRecords.class);
  }

  @Override
  public Optional<Outage<MailRecords>> recordsOutage() {
    return Optional.of(new HangingPostgres<>(node -> node.bean(MailRecords.class)));
  }
}
