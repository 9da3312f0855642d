package dev.hexauth.benchmark.load;

import dev.hexauth.benchmark.load.ProxiedApi.Answer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ways in which attackers with accounts of their own try to take all password hashing. */
public enum Attack {
  /** Logins with right passwords, all from one address. */
  ONE_ADDRESS("twelve accounts of one address log in") {
    @Override
    Answer once(ProxiedApi api, List<String> accounts) {
      return api.login(any(accounts), ADDRESS);
    }
  },

  /** Logins, and as many password changes as are allowed, of two hashes each. */
  PASSWORD_CHANGES("twelve accounts of one address log in and change the password") {
    @Override
    Answer once(ProxiedApi api, List<String> accounts) {
      Answer login = api.login(any(accounts), ADDRESS);
      Optional<Answer> change =
          login.accessToken().map(token -> api.changePassword(token, ADDRESS));
      return change.orElse(login);
    }
  },

  /** Registrations from addresses that no account knows. */
  UNKNOWN_ADDRESSES("fifty addresses that no account knows register") {
    @Override
    Answer once(ProxiedApi api, List<String> accounts) {
      return api.register(new Register().next(), "198.18.0." + random(MANY));
    }
  },

  /** Logins with right passwords, each account from ten addresses that it knows. */
  KNOWN_ADDRESSES("twelve accounts log in from fifty addresses that they know") {
    @Override
    Answer once(ProxiedApi api, List<String> accounts) {
      int account = random(accounts.size());
      int address = (account * KNOWN_OF_EACH + random(KNOWN_OF_EACH)) % MANY;
      return api.login(accounts.get(account), "198.18.1." + address);
    }
  };

  /** How many accounts the attackers have. */
  static final int ACCOUNTS = 12;

  private static final String ADDRESS = "198.18.255.1";
  private static final int MANY = 50;
  private static final int KNOWN_OF_EACH = 10;

  private final String description;

  Attack(String description) {
    this.description = description;
  }

  /** One attempt of one thread. */
  abstract Answer once(ProxiedApi api, List<String> accounts);

  private static String any(List<String> accounts) {
    return accounts.get(random(accounts.size()));
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  @Override
  public String toString() {
    return description;
  }
}
