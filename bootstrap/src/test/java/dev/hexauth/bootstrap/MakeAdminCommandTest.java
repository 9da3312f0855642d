package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.TestServices;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The command that makes the first admin. */
@ExtendWith(OutputCaptureExtension.class)
final class MakeAdminCommandTest {

  @Test
  void a_registered_user_becomes_an_admin_beside_the_running_service(CapturedOutput output)
      throws SQLException {
    PostgresDatabase database = TestServices.newPostgresDatabase();
    Map<String, String> stores = new HashMap<>(StoreSettings.postgres(database));
    stores.put("hexauth.audit", "90d");
    String logins = "audit_events where kind in ('user_registered', 'logged_in')";
    try (Assembly assembly = Assembly.start(stores)) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Tokens before = api.login(account).tokens();

      assertThat(run(account.email().toUpperCase(Locale.ROOT), stores)).isZero();
      assertThat(Rows.in(database, "audit_events where kind = 'admin_made'")).isEqualTo(1);

      assertThat(output).contains(account.email() + " (user ", ") is an admin now");
      api.me(before.access()).failed(401, "Invalid token or session has expired");
      Tokens admin = api.login(account).succeeded(200).tokens();
      api.post("/api/users/00000000-0000-7000-8000-000000000000/disable")
          .bearer(admin.access())
          .send()
          .failed(404, "User not found");
      assertThat(run(account.email(), stores)).as("once more").isZero();
    }
    assertThat(Rows.in(database, logins)).as("events, after a clean stop").isEqualTo(3);
  }

  @Test
  void an_unknown_address_makes_no_admin(CapturedOutput output) {
    assertThat(run("nobody@example.com", StoreSettings.memory())).isEqualTo(1);
    assertThat(output).contains("no user is registered with nobody@example.com");
  }

  @Test
  void an_invalid_address_is_refused_in_one_line(CapturedOutput output) {
    assertThat(run("no\naddress", StoreSettings.memory())).isEqualTo(1);
    assertThat(output).contains("\"no address\" is not an e-mail address");
  }

  @Test
  void other_arguments_are_not_for_the_command() {
    assertThat(MakeAdminCommand.addressIn("--server.port=1", "make-admin=a@b.example")).isEmpty();
    assertThat(MakeAdminCommand.addressIn("-x", "--make-admin=a@b.example"))
        .contains("a@b.example");
  }

  private static int run(String address, Map<String, String> stores) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(stores);
    settings.put("logging.level.hexauth", "info");
    SpringApplication application = MakeAdminCommand.application();
    Assembly.confine(application, settings, new SettableClock());
    return MakeAdminCommand.run(address, application);
  }
}
