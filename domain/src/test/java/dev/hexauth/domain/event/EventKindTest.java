package dev.hexauth.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventKindTest {

  @ParameterizedTest
  @EnumSource
  void a_kind_is_read_from_its_label(EventKind kind) {
    assertThat(kind.label()).matches("[a-z]+(_[a-z]+)*");
    assertThat(EventKind.parse(kind.label())).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "LOGGED_IN", "logged in", "unknown"})
  void any_other_text_is_no_kind(String text) {
    assertThat(EventKind.parse(text)).isEmpty();
  }

  @Test
  void failures_cost_callers_nothing_and_changes_do() {
    assertThat(EventKind.LOGIN_FAILED.isAtWill()).isTrue();
    assertThat(EventKind.TOKEN_REJECTED.isAtWill()).isTrue();
    assertThat(EventKind.LOGGED_IN.isAtWill()).isFalse();
    assertThat(EventKind.USER_DISABLED.isAtWill()).isFalse();
  }

  @Test
  void a_deletion_by_the_owner_or_an_admin_ends_an_account() {
    assertThat(Arrays.stream(EventKind.values()).filter(EventKind::endsAccount))
        .containsExactlyInAnyOrder(EventKind.ACCOUNT_DELETED, EventKind.USER_DELETED);
  }

  @Test
  void a_step_is_by_the_owner_of_its_session() {
    UserId admin = new UserId(new UUID(0, 1));
    AdminStep step =
        new AdminStep(
            new SessionRef(admin, new SessionId("abcdefghijklmnopqrstuA")),
            Optional.empty(),
            new Client("curl", "203.0.113.7"));
    assertThat(step.isBy(admin)).isTrue();
    assertThat(step.isBy(new UserId(new UUID(0, 2)))).isFalse();
  }
}
