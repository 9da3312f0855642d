package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserDirectoryContract;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserQuery;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUserDirectoryTest implements UserDirectoryContract {

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  @Override
  public UserDirectory directory() {
    return NODES.first().bean(UserDirectory.class);
  }

  @Override
  public UserRepository repository() {
    return NODES.first().users();
  }

  @Override
  public Optional<UserDirectory> secondNode() {
    return Optional.of(NODES.second().bean(UserDirectory.class));
  }

  @Override
  public Optional<Outage<UserDirectory>> outage() {
    return Optional.of(new HangingPostgres<>(node -> node.bean(UserDirectory.class)));
  }

  /** A caller can make a cursor with any of them. */
  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
  void a_key_of_any_year_with_four_digits_can_be_looked_for(String instant) {
    NewestKey key = new NewestKey(Instant.parse(instant), new UserId(new UUID(0, 0)));
    assertThat(directory().list(new UserQuery.Newest(UserGroup.ALL, Optional.of(key)), 1))
        .hasSizeLessThanOrEqualTo(1);
  }
}
