package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.mail.ReceivedMail;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users are told by mail what admins changed, and get the codes that admins have sent. */
interface AdminLettersContract extends AdminsOverHttp {

  @Test
  @Tag("ASVS-6.3.7")
  default void each_change_is_told_by_mail_without_where_the_admin_is() {
    Account account = registered();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    Tokens admin = admin();
    disable(id, admin).succeeded(200);
    assertNotice(account, "Your account at Example was disabled");
    enable(id, admin).succeeded(200);
    assertNotice(account, "Your account at Example was enabled");
    setRole(id, "admin", admin).succeeded(200);
    assertNotice(account, "You are now an administrator of Example");
    setRole(id, "user", admin).succeeded(200);
    assertNotice(account, "You are no longer an administrator of Example");
    endSessions(id, admin).succeeded(200);
    assertNotice(account, "You were logged out of Example on all devices");
    deleteUser(id, admin).succeeded(200);
    assertNotice(account, "Your account at Example was deleted by an administrator");
    assertThat(letters().all(account.email()))
        .extracting(ReceivedMail::subject)
        .doesNotHaveDuplicates();
  }

  private void assertNotice(Account account, String subject) {
    ReceivedMail letter = letters().next(account.email(), subject);
    assertThat(letter.subject()).isEqualTo(subject);
    assertThat(letter.text()).contains("UTC").contains("administrator");
    assertThat(letter.text()).doesNotContain("127.0.0.1").doesNotContainPattern("[0-9a-f]{64}");
  }

  @Test
  default void what_was_so_before_is_not_told() {
    Account account = registered();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    Tokens admin = admin();
    enable(id, admin).succeeded(200);
    setRole(id, "user", admin).succeeded(200);
    String disabled = "Your account at Example was disabled";
    for (int i = 0; i < 2; i++) {
      disable(id, admin).succeeded(200);
    }
    enable(id, admin).succeeded(200);
    String enabled = "Your account at Example was enabled";
    letters().next(account.email(), enabled);
    assertThat(letters().all(account.email()))
        .extracting(ReceivedMail::subject)
        .filteredOn(subject -> !subject.startsWith("Confirm"))
        .containsExactlyInAnyOrder(disabled, enabled);
  }

  @Test
  default void an_admin_starts_a_reset_that_only_the_user_completes() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    String id = AdminsOverHttp.idOf(tokens);

    Reply started = step("POST", id, "/password-reset", admin());

    assertThat(started.succeeded(200).body()).isEqualTo("{\"status\":\"success\"}");
    api().me(tokens.access()).succeeded(200);
    String code = letters().code(account.email(), MailContract.RESET_PAGE);
    api()
        .call("PATCH", MailContract.RESET + code)
        .json("{\"password\":\"battery staple\",\"passwordConfirm\":\"battery staple\"}")
        .send()
        .succeeded(200);
    api().me(tokens.access()).failed(401);
    api().login(account.withPassword("battery staple")).succeeded(200);
  }

  @Test
  default void an_admin_has_the_code_sent_again_until_the_address_is_verified() {
    Account account = registered();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    letters().code(account.email(), MailContract.VERIFY_PAGE);
    Tokens admin = admin();

    step("POST", id, "/verification", admin).succeeded(200);

    String code = letters().code(account.email(), MailContract.VERIFY_PAGE);
    api().post(MailContract.VERIFY + code).send().succeeded(200);
    step("POST", id, "/verification", admin)
        .failed(409, "already_verified", "The email address is already verified");
    for (String path : new String[] {"/verification", "/password-reset"}) {
      step("POST", AdminContract.NOBODY, path, admin).failed(404, "User not found");
      step("POST", "me", path, admin).failed(404, "User not found");
    }
  }

  /** As if someone who had the account asked for the code before it was disabled. */
  @Test
  default void a_code_for_a_new_password_from_before_does_not_work_when_the_user_is_enabled() {
    Account account = registered();
    String id = AdminsOverHttp.idOf(loggedIn(account));
    Tokens admin = admin();
    step("POST", id, "/password-reset", admin).succeeded(200);
    String code = letters().code(account.email(), MailContract.RESET_PAGE);

    disable(id, admin).succeeded(200);
    enable(id, admin).succeeded(200);

    api()
        .call("PATCH", MailContract.RESET + code)
        .json("{\"password\":\"battery staple\",\"passwordConfirm\":\"battery staple\"}")
        .send()
        .failed(403, "code_rejected", MailContract.NOT_RESET);
    api().login(account).succeeded(200);
  }

  private Letters letters() {
    return new Letters(assembly());
  }
}
