package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.Outbox;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
          .hasSize(55)
          .containsOnly(1);
    }
  }

  @Test
  void a_letter_to_an_address_is_one_statement_whether_or_not_a_user_has_it() {
    Watched watched = new Watched();
    try (Assembly node = Assembly.patientOn(TestServices.newPostgresDatabase())) {
      DSLContext sql = watched.sql(node);
      node.users().add(user(0), HASH, RegistrationDrafts.NONE);
      new PostgresOutbox(sql).post(email(0), letter(0));
      List<String> toUser = watched.statements();
      new PostgresOutbox(sql).post(email(1), letter(1));
      List<String> toNobody = watched.statements();
      assertThat(toNobody)
          .hasSize(1)
          .map(StatementsTest::anonymous)
          .isEqualTo(toUser.stream().map(StatementsTest::anonymous).toList());
      assertThat(node.bean(Outbox.class).backlog(NOW).letters()).isEqualTo(2);
    }
  }

  private static Draft letter(int number) {
    return new Draft(
        new LetterId(new UUID(0x7000, number)),
        LetterKind.RESET_PASSWORD,
        Optional.empty(),
        new Occasion(NOW, Optional.empty()));
  }

  /** The statement without what differs from one letter to the next. */
  private static String anonymous(String statement) {
    return statement.replaceAll("ada\\d@", "ada@").replaceAll("7000-0000-00000000000\\d", "id");
  }
}
