package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Every operation sends PostgreSQL one statement, so it is atomic and costs one round trip. */
final class StatementsTest {

  @Test
  void every_operation_is_one_statement() {
    Watched watched = new Watched();
    try (Assembly node = Assembly.patientOn(TestServices.newPostgresDatabase());
        Confirmations confirmations = new Confirmations(watched.sql(node))) {
      DSLContext sql = watched.sql(node);
      assertThat(
              Operations.on(sql, confirmations).stream()
                  .map(operation -> {
                    operation.run();
                    return watched.statements().size();
                  }))
          .hasSize(36)
          .containsOnly(1);
    }
  }
}
