package dev.hexauth.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.RandomIdsContract;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.session.SessionId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SequentialIdsTest implements RandomIdsContract {

  private final RandomIds ids = new SequentialIds();

  @Override
  public RandomIds ids() {
    return ids;
  }

  @Test
  void the_ids_are_the_same_in_every_run() {
    assertThat(ids.newUserId(Instant.EPOCH)).hasToString("00000000-0000-7000-8000-000000000001");
    assertThat(ids.newSessionId()).isEqualTo(new SessionId("AAAAAAAAAAAAAAAAAAAAAg"));
  }
}
