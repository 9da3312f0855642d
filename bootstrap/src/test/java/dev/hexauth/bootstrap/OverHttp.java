package dev.hexauth.bootstrap;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service that the parts of the HTTP contract test. */
@ExtendWith(OpenApiExtension.class)
interface OverHttp {

  /** The running service, the same for all tests of a class. */
  Assembly assembly();

  default Api api() {
    return assembly().api();
  }

  default void after(Duration time) {
    assembly().clock().advance(time);
  }

  default Account registered() {
    Account account = Account.any();
    api().register(account).succeeded(201);
    return account;
  }

  /** The tokens of a new login of a new user. */
  default Tokens loggedIn() {
    return loggedIn(registered());
  }

  default Tokens loggedIn(Account account) {
    return api().login(account).succeeded(200).tokens();
  }
}
