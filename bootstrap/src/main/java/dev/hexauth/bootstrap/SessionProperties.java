package dev.hexauth.bootstrap;

import dev.hexauth.domain.session.SessionPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.session.*}.
 *
 * @param lifetime from the login, however often the session is used
 * @param repeatWindow how long after a refresh the previous token still gets the current one
 * @param repeatUnconfirmed whether it also does later, until the current generation has been used
 * @param maxPerUser how many sessions of one user may be active at once
 */
record SessionProperties(
    @DefaultValue("24h") Duration lifetime,
    @DefaultValue("30s") Duration repeatWindow,
    @DefaultValue("true") boolean repeatUnconfirmed,
    @DefaultValue("20") int maxPerUser) {

  /**
   * @param tokens the lifetimes of tokens, on which the policy depends, too
   */
  SessionPolicy policy(TokenProperties tokens) {
    return new SessionPolicy(
        tokens.accessLifetime(),
        tokens.refreshLifetime(),
        lifetime,
        repeatWindow,
        repeatUnconfirmed,
        maxPerUser);
  }
}
