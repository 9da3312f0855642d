package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLAIMANT;
import static dev.hexauth.application.Hexagon.NAME;
import static dev.hexauth.application.Hexagon.PASSWORD;
import static dev.hexauth.application.Hexagon.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ImportUsers.Outcome;
import dev.hexauth.application.UseCases.TransferUseCases;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Importing and exporting users. */
final class MoveUsersTest {

  private static final PasswordHash UNKNOWN = new PasswordHash("{md5}5f4dcc3b5aa765d61d8327deb8");
  private static final PasswordHash COSTLY = new PasswordHash("sha256$9999$salt$digest");

  private final Hexagon hexagon = new Hexagon(MailPolicy.DEFAULT);
  private final PasswordHash hash = hexagon.memory.hasher().hash(PASSWORD, CLAIMANT);
  private final TransferUseCases useCases =
      UseCases.transfer(
          hexagon.memory.transfer(),
          hexagon.memory.hasher(),
          hexagon.memory.events(),
          hexagon.clock);

  private MovedUser user(int number, Role role, PasswordHash with) {
    User user =
        new User(
            new UserId(new UUID(7, number)),
            NAME,
            new EmailAddress("user" + number + "@example.com"),
            Photo.DEFAULT,
            role,
            false,
            Language.ENGLISH,
            START,
            START);
    return new MovedUser(KeptUser.active(user), with);
  }

  private MovedUser user(int number) {
    return user(number, Role.USER, hash);
  }

  private List<Outcome> imported(boolean admins, MovedUser... users) {
    return ((ImportUsers.Result.Imported)
            useCases.importUsers().importAll(new ImportUsers.Command(List.of(users), admins)))
        .outcomes();
  }

  @Test
  void an_imported_user_logs_in_and_gets_no_letter() {
    MovedUser moved = user(1);
    assertThat(imported(false, moved)).containsExactly(Outcome.ADDED);
    assertThat(hexagon.memory.outbox().backlog(START).letters()).isZero();
    assertThat(hexagon.login(moved.user().email()).tokens()).isNotNull();
  }

  @Test
  @Tag("ASVS-11.4.2")
  void a_hash_that_the_service_cannot_or_should_not_compute_is_refused() {
    assertThat(
            imported(
                false,
                user(1),
                user(2, Role.USER, UNKNOWN),
                user(3, Role.USER, COSTLY),
                user(1),
                user(4)))
        .containsExactly(
            Outcome.ADDED,
            Outcome.UNKNOWN_HASH,
            Outcome.COST_OUT_OF_BOUNDS,
            Outcome.ALREADY_THERE,
            Outcome.ADDED);
    assertThat(hexagon.memory.users().find(user(2).user().id())).isEmpty();
    assertThat(hexagon.memory.users().find(user(3).user().id())).isEmpty();
  }

  @Test
  void an_admin_is_imported_only_on_demand_and_it_is_an_event() {
    MovedUser admin = user(1, Role.ADMIN, hash);
    assertThat(imported(false, admin, user(2)))
        .containsExactly(Outcome.ADMIN_REFUSED, Outcome.ADDED);
    assertThat(hexagon.memory.recordedEvents()).isEmpty();

    assertThat(imported(true, admin, user(2)))
        .containsExactly(Outcome.ADDED, Outcome.ALREADY_THERE);
    assertThat(imported(true, admin)).containsExactly(Outcome.ALREADY_THERE);
    assertThat(hexagon.memory.recordedEvents())
        .containsExactly(new SecurityEvent.AdminMade(admin.user().id()));
  }

  @Test
  void an_id_and_an_address_that_another_user_has_are_refused() {
    User ada = hexagon.register();
    User sameId =
        User.register(
            ada.id(),
            NAME,
            new EmailAddress("other@example.com"),
            Photo.DEFAULT,
            Language.ENGLISH,
            START.plusSeconds(9));
    User sameEmail =
        User.register(
            new UserId(new UUID(7, 7)), NAME, ada.email(), Photo.DEFAULT, Language.ENGLISH, START);
    assertThat(
            imported(
                false,
                new MovedUser(KeptUser.active(sameId), hash),
                new MovedUser(KeptUser.active(sameEmail), hash)))
        .containsExactly(Outcome.ID_TAKEN, Outcome.EMAIL_TAKEN);
  }

  @Test
  void all_users_are_exported_page_by_page() {
    List<MovedUser> users = IntStream.range(0, 2_100).mapToObj(this::user).toList();
    for (int i = 0; i < users.size(); i += 1_000) {
      List<MovedUser> batch = users.subList(i, Math.min(i + 1_000, users.size()));
      assertThat(imported(false, batch.toArray(MovedUser[]::new))).containsOnly(Outcome.ADDED);
    }
    List<MovedUser> exported = new ArrayList<>();
    List<MovedUser> page = page(Optional.empty());
    while (!page.isEmpty()) {
      exported.addAll(page);
      page = page(Optional.of(page.getLast().user().id()));
    }
    assertThat(exported).isEqualTo(users);
  }

  private List<MovedUser> page(Optional<UserId> after) {
    return ((ExportUsers.Result.Exported)
            useCases.exportUsers().export(new ExportUsers.Command(after)))
        .users();
  }
}
