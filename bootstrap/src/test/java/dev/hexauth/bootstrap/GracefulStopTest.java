package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A node that is stopped. */
final class GracefulStopTest {

  private static final int LOGINS = 3;
  private static final String LOGIN = "dev.hexauth.application.LoginService.logIn";

  @Test
  void requests_in_progress_are_answered() throws Exception {
    Map<String, String> settings =
        new HashMap<>(
            StoreSettings.patient(
                StoreSettings.postgresAndRedis(
                    TestServices.newPostgresDatabase(), TestServices.newRedisDatabase())));
    settings.put("hexauth.password.bcrypt-cost", "11");
    settings.put("hexauth.password.hashing-threads", "1");
    settings.put("spring.lifecycle.timeout-per-shutdown-phase", "60s");
    Account account = Account.any();
    try (ExecutorService users = Executors.newFixedThreadPool(LOGINS)) {
      List<Future<Reply>> logins;
      try (Assembly assembly = Assembly.start(settings)) {
        Api api = assembly.api();
        api.register(account).succeeded(201);
        logins =
            Stream.generate(() -> users.submit(() -> api.login(account))).limit(LOGINS).toList();
        while (Threads.inside(LOGIN) + answered(logins) < LOGINS) {
          Thread.sleep(20);
        }
      }
      for (Future<Reply> login : logins) {
        login.get().succeeded(200);
      }
    }
  }

  private static long answered(List<Future<Reply>> logins) {
    return logins.stream().filter(Future::isDone).count();
  }
}
