package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.jooq.Tables.EMAIL_CODES;
import static dev.hexauth.adapter.persistence.jooq.Tables.LETTERS;
import static dev.hexauth.adapter.persistence.jooq.Tables.RESERVED_ADDRESSES;
import static dev.hexauth.adapter.persistence.jooq.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.EmailCodesContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.contract.UserStore;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.user.User;
import java.util.List;
import java.util.Optional;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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

  @Test
  @Tag("ASVS-6.5.2")
  void no_table_holds_a_code() {
    User user = added();
    Draft draft = posted(LetterKind.RESET_PASSWORD, user);
    EmailCode code = new EmailCode("0123456789abcdef".repeat(4));
    assertThat(kept(code, draft, user, user.email(), FAR, NOW)).isTrue();
    for (Table<?> table : List.of(EMAIL_CODES, LETTERS, RESERVED_ADDRESSES, USERS)) {
      String rows = NODES.first().sql().selectFrom(table).fetch().formatCSV();
      assertThat(rows).doesNotContain(code.reveal());
    }
    assertThat(
            NODES
                .first()
                .sql()
                .fetchExists(EMAIL_CODES, EMAIL_CODES.DIGEST.eq(Digest.of(code.reveal()))))
        .isTrue();
  }
}
