package dev.hexauth.bootstrap;

import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.throttle.*}.
 *
 * @param enabled whether attempts are limited
 * @param failuresPerNetwork wrong passwords from one network, for all accounts together
 * @param loginPerNetwork failed logins from one network, to accounts that do not know it
 * @param loginPerAccount failed logins to one account, from networks that it does not know
 * @param loginPerKnownNetwork failed logins to one account from one address that it knows; likewise
 *     wrong passwords in the sessions of one user
 * @param registration registrations from one network, successful or not
 * @param passwordChange password changes of one user, successful or not
 * @param lettersPerNetwork letters that one network asks for, to any address
 * @param lettersPerAddress letters that anyone asks for, to one address
 * @param serviceKeysPerNetwork wrong service keys from one network
 * @param refresh refreshes of one session, counted by each node
 */
record ThrottleProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue({"30/1m", "200/1h", "1000/1d"}) List<AttemptRate> failuresPerNetwork,
    @DefaultValue({"20/1m", "100/1h", "500/1d"}) List<AttemptRate> loginPerNetwork,
    @DefaultValue({"5/1m", "20/1h", "50/1d"}) List<AttemptRate> loginPerAccount,
    @DefaultValue({"10/1m", "30/1h", "100/1d"}) List<AttemptRate> loginPerKnownNetwork,
    @DefaultValue({"20/1m", "100/1h", "300/1d"}) List<AttemptRate> registration,
    @DefaultValue({"10/1h", "30/1d"}) List<AttemptRate> passwordChange,
    @DefaultValue({"10/1m", "60/1h", "200/1d"}) List<AttemptRate> lettersPerNetwork,
    @DefaultValue({"5/1h", "10/1d"}) List<AttemptRate> lettersPerAddress,
    @DefaultValue({"30/1m", "200/1h", "1000/1d"}) List<AttemptRate> serviceKeysPerNetwork,
    @DefaultValue("120/1m") List<AttemptRate> refresh) {

  ThrottlePolicy policy() {
    return enabled
        ? new ThrottlePolicy(
            limit(failuresPerNetwork),
            limit(loginPerNetwork),
            limit(loginPerAccount),
            limit(loginPerKnownNetwork),
            limit(registration),
            limit(passwordChange),
            limit(refresh),
            limit(lettersPerNetwork),
            limit(lettersPerAddress),
            limit(serviceKeysPerNetwork))
        : ThrottlePolicy.NONE;
  }

  private static Limit limit(List<AttemptRate> rates) {
    return new Limit(rates.stream().map(AttemptRate::rate).toList());
  }
}
