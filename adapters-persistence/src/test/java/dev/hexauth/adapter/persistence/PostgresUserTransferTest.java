package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import dev.hexauth.contract.UserTransferContract;
import dev.hexauth.domain.port.UserTransfer;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PostgresUserTransferTest implements UserTransferContract {

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
  public UserTransfer transfer() {
    return NODES.first().bean(UserTransfer.class);
  }

  @Override
  public UserTransfer transferOfOtherNode() {
    return NODES.second().bean(UserTransfer.class);
  }

  @Override
  public Optional<Outage<UserTransfer>> transferOutage() {
    return Optional.of(new HangingPostgres<>(node -> node.bean(UserTransfer.class)));
  }

  @Test
  void a_page_is_a_part_of_the_index_of_ids() {
    String plan =
        NODES
            .first()
            .sql()
            .transactionResult(transaction -> {
              transaction.dsl().execute("set local enable_seqscan = off");
              return transaction
                  .dsl()
                  .fetch(
                      "explain select * from users where id >"
                          + " '00000000-0000-7000-8000-000000000000'::uuid order by id limit 10")
                  .formatCSV();
            });
    assertThat(plan).contains("Index Scan using users_pkey").doesNotContain("Sort");
  }
}
