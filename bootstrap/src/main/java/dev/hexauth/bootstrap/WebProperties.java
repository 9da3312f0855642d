package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.BodyDelivery;
import dev.hexauth.adapter.web.SameSite;
import dev.hexauth.adapter.web.WebSettings;
import dev.hexauth.adapter.web.http.ConnectionLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.web.*}.
 *
 * @param allowedOrigins the origins whose pages may send requests with cookies
 * @param secureCookies whether cookies are sent over HTTPS only
 * @param hostPrefixedCookies whether their names start with {@code __Host-}
 * @param trustedProxies addresses or CIDR ranges of proxies whose forwarding headers are read
 * @param bodyDelivery which clients may get tokens in response bodies
 * @param sameSite the SameSite attribute of the cookies
 * @param hstsIncludeSubdomains whether HSTS covers all subdomains
 * @param connectionsPerNetwork how many connections one network may have; 0: half of all
 * @param headTimeout how long the head of a request may take to arrive
 * @param bodyTimeout how long its body may take after that
 * @param userHeaders whether the answer about the current user has headers for proxies
 */
record WebProperties(
    @DefaultValue("http://localhost:3000") Set<String> allowedOrigins,
    @DefaultValue("true") boolean secureCookies,
    @DefaultValue("false") boolean hostPrefixedCookies,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue("non-browsers") BodyDelivery bodyDelivery,
    @DefaultValue("lax") SameSite sameSite,
    @DefaultValue("true") boolean hstsIncludeSubdomains,
    @DefaultValue("0") int connectionsPerNetwork,
    @DefaultValue("10s") Duration headTimeout,
    @DefaultValue("20s") Duration bodyTimeout,
    @DefaultValue("false") boolean userHeaders) {

  WebSettings http() {
    return new WebSettings(
        allowedOrigins,
        secureCookies,
        hostPrefixedCookies,
        trustedProxies,
        bodyDelivery,
        sameSite,
        hstsIncludeSubdomains,
        userHeaders);
  }

  ConnectionLimits connections() {
    return new ConnectionLimits(connectionsPerNetwork, headTimeout, bodyTimeout);
  }
}
