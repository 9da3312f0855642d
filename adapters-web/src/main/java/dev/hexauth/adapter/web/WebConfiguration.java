package dev.hexauth.adapter.web;

import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.PasswordPolicy;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The HTTP side of the service, for an application with Spring Boot's auto-configuration of MVC and
 * Tomcat. It needs as beans the use cases that its controllers name, {@link PasswordPolicy}, {@link
 * SessionPolicy}, {@link InstantSource}, {@link Settings}, {@link ConnectionLimits}, {@link
 * Draining}, {@link Jwks}, {@link LongestTokens} and {@link BoundedLog}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/hexauth/adapter/web/web.properties")
@Import({
  RegisterController.class,
  LoginController.class,
  RefreshController.class,
  LogoutController.class,
  MeController.class,
  SessionsController.class,
  AccountController.class,
  OperatorController.class,
  JwksController.class,
  HealthController.class,
  OpenApiController.class,
  Failures.class
})
public final class WebConfiguration {

  /**
   * What an operator may choose.
   *
   * @param allowedOrigins whose pages may call with cookies and read the answers, each {@code
   *     scheme://host} or {@code scheme://host:port} in lower case, as browsers send it; may be
   *     empty
   * @param secureCookies whether browsers may send the cookies over HTTPS only, and are told to use
   *     nothing else with this host (RFC 6797)
   * @param hostPrefixedCookies whether the cookies' names start with {@code __Host-}, so that no
   *     other host of the domain can set them; it needs {@code secureCookies}
   * @param trustedProxies the proxies whose {@code X-Forwarded-For} is read, each an address or a
   *     range in CIDR notation; without any, the address of a client is its socket's
   * @param bodyDelivery who gets tokens in the body of an answer
   * @param sameSite to which pages' requests browsers add the cookies; {@code NONE} needs {@code
   *     secureCookies}
   * @param hstsIncludeSubdomains whether the promise of HTTPS holds for all subdomains too (RFC
   *     6797, 6.1.2); made with {@code secureCookies} only
   */
  public record Settings(
      Set<String> allowedOrigins,
      boolean secureCookies,
      boolean hostPrefixedCookies,
      List<String> trustedProxies,
      BodyDelivery bodyDelivery,
      SameSite sameSite,
      boolean hstsIncludeSubdomains) {

    private static final Pattern ORIGIN =
        Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

    private static final Pattern DEFAULT_PORT = Pattern.compile("http:.*:80|https:.*:443");

    /**
     * @throws IllegalArgumentException if an origin is not one that a browser would send, the
     *     cookies are host-prefixed and not secure, or a proxy is no address and no range
     */
    public Settings {
      allowedOrigins = Set.copyOf(allowedOrigins);
      allowedOrigins.forEach(Settings::requireOrigin);
      trustedProxies = List.copyOf(trustedProxies);
      var _ = TrustedProxies.of(trustedProxies);
      if (hostPrefixedCookies && !secureCookies) {
        throw new IllegalArgumentException(
            "browsers drop cookies named __Host- that are not secure: give secure cookies, or none"
                + " that are host-prefixed");
      }
      if (sameSite == SameSite.NONE && !secureCookies) {
        throw new IllegalArgumentException(
            "browsers drop cookies with SameSite=None that are not secure: give secure cookies, or"
                + " lax or strict");
      }
    }

    private static void requireOrigin(String text) {
      if (!ORIGIN.matcher(text).matches() || DEFAULT_PORT.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "\""
                + text
                + "\" is not an origin: give scheme://host or scheme://host:port in lower case,"
                + " without a path and without the scheme's default port, for instance"
                + " http://localhost:3000");
      }
    }
  }

  /** To which pages' requests browsers add the cookies (RFC 6265bis, 4.1.2.7). */
  public enum SameSite {
    /** To those of this site, and to links that lead here from others. */
    LAX("Lax"),
    /** To those of this site. */
    STRICT("Strict"),
    /** To those of any site; each embedding site has a jar of its own (CHIPS, Partitioned). */
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
      this.attribute = attribute;
    }

    /** The value in {@code Set-Cookie}. */
    String attribute() {
      return attribute;
    }
  }

  /** Who gets tokens in the body of an answer, where scripts can read them, when asking for it. */
  public enum BodyDelivery {
    /** Nobody. */
    OFF,
    /** A client that sends no {@code Sec-Fetch-Site}, as every current browser does over HTTPS. */
    NON_BROWSERS,
    /** Any client, pages included. */
    ANY;

    /** Whether {@code request} asks in vain. */
    boolean refuses(HttpServletRequest request) {
      return switch (this) {
        case OFF -> true;
        case NON_BROWSERS -> request.getHeader("Sec-Fetch-Site") != null;
        case ANY -> false;
      };
    }
  }

  /**
   * The keys that verify access tokens, for anybody to read.
   *
   * @param json a JWK Set (RFC 7517, 5) of public keys
   */
  public record Jwks(String json) {}

  /** A token of each kind, as long as any can be: their cookies must fit into browsers. */
  public record LongestTokens(Token access, Token refresh) {}

  /**
   * Bounds what is logged of something that may recur any number of times: one line for the first
   * of a kind and origin, then one line a minute with how many more there were.
   */
  @FunctionalInterface
  public interface BoundedLog {

    /**
     * Something of {@code kind} came from {@code origin}.
     *
     * @param kind one of a few: no caller can add to them
     * @param origin what tells occurrences of a kind apart
     * @param first logs this occurrence; it is called now or never
     * @param more logs how many there were since the last line, 1 or more, and of which origin;
     *     only that of the latest occurrence is called
     */
    void tell(String kind, String origin, Runnable first, ObjLongConsumer<String> more);
  }

  /**
   * How many connections there may be, and how slow.
   *
   * @param perAddress how many one address may have, or one /64 of IPv6; trusted proxies may have
   *     any number; 0: half of all
   * @param headTimeout how long the head of a request may take to arrive, from its first byte: 100
   *     ms to 1 h
   * @param bodyTimeout how long its body may take to arrive after that, likewise
   */
  public record ConnectionLimits(int perAddress, Duration headTimeout, Duration bodyTimeout) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException if the number is negative or a time out of its range
     */
    public ConnectionLimits {
      if (perAddress < 0) {
        throw new IllegalArgumentException(
            "an address has 1 connection or more, or 0 for half of all, not " + perAddress);
      }
      requireInRange(headTimeout);
      requireInRange(bodyTimeout);
    }

    private static void requireInRange(Duration time) {
      if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a request takes 100 ms to 1 h to arrive, not " + time);
      }
    }
  }

  /** What has become of connections since the start, at all ports; a bean that this one brings. */
  public interface Connections {

    /** How many were refused, for their address had as many as it may have. */
    long refused();

    /** How many were ended, for a request or the taking of its answer took too long. */
    long overdue();
  }

  /** The time before the port closes, when connections are no longer kept. */
  public interface Draining {

    /** Whether it has begun. It does not end. */
    boolean hasBegun();
  }

  /** A cookie that browsers would drop without a word (RFC 6265, 6.1). */
  public static final class CookieTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CookieTooLargeException(String name, int bytes, int limit) {
      super(
          "the cookie "
              + name
              + " can have "
              + bytes
              + " bytes with its attributes, and browsers drop those of more than "
              + limit);
    }
  }

  /** How Tomcat speaks HTTP/1.1; public for Tomcat, which makes it by its name. */
  public static final class Http11 extends Http11NioProtocol {

    private final GuardedEndpoint endpoint;

    /** With an endpoint of its own, as Tomcat's. */
    public Http11() {
      this(new GuardedEndpoint());
    }

    private Http11(GuardedEndpoint endpoint) {
      super(endpoint);
      this.endpoint = endpoint;
    }

    void guardBy(ConnectionGuard guard) {
      endpoint.guardBy(guard);
    }

    /**
     * False, so that requests on connections that are already there are answered when the port is
     * closed. Tomcat would answer them 503, or close the connection without an answer.
     */
    @Override
    public boolean isPaused() {
      return false;
    }

    @Override
    protected Processor createProcessor() {
      return new TolerantProcessor(this, getAdapter(), endpoint);
    }
  }

  /**
   * What another port of the same process needs to answer as the public one does, for instance a
   * management port. No page may read its answers. Its context's parent has this configuration.
   */
  public static final class OtherPort implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
      registry.registerBean(
          TomcatCustomizer.class, bean -> bean.supplier(OtherPort::tomcatCustomizer));
    }

    private static TomcatCustomizer tomcatCustomizer(BeanRegistry.SupplierContext context) {
      Optional<String> hsts = HardeningValve.hsts(context.bean(Settings.class));
      return new TomcatCustomizer(
          context.bean(Faults.class),
          new Cors(Set.of()),
          hsts,
          context.bean(Draining.class),
          context.bean(ConnectionGuard.class));
    }
  }

  /** How long it takes until the log names the same refused page again. */
  private static final Duration REFUSALS = Duration.ofHours(1);

  private static final Duration FOR_EVER = Duration.ofDays(36_525);

  @Bean
  RegisterForm registerForm(PasswordPolicy policy) {
    return new RegisterForm(new NewPassword(policy));
  }

  @Bean
  ChangePasswordForm changePasswordForm(PasswordPolicy policy) {
    return new ChangePasswordForm(new NewPassword(policy));
  }

  @Bean
  LoginForm loginForm(PasswordPolicy policy) {
    return new LoginForm(policy);
  }

  @Bean
  CookieNames cookieNames(Settings settings) {
    return CookieNames.of(settings.hostPrefixedCookies());
  }

  @Bean
  PresentedTokens presentedTokens(CookieNames names) {
    return new PresentedTokens(names);
  }

  @Bean
  TrustedProxies trustedProxies(Settings settings) {
    return TrustedProxies.of(settings.trustedProxies());
  }

  @Bean
  ConnectionGuard connectionGuard(ConnectionLimits limits, TrustedProxies proxies, BoundedLog log) {
    return new ConnectionGuard(limits, proxies, log);
  }

  @Bean
  Clients clients(TrustedProxies proxies, InstantSource clock) {
    return new Clients(proxies, new Once(clock, FOR_EVER));
  }

  @Bean
  SessionCookies sessionCookies(
      CookieNames names,
      SessionPolicy policy,
      Settings settings,
      LongestTokens longest,
      InstantSource clock) {
    SessionCookies cookies =
        new SessionCookies(names, settings.secureCookies(), settings.sameSite(), clock);
    cookies.requireRoomFor(longest, policy);
    return cookies;
  }

  @Bean
  DroppedCookies droppedCookies(Settings settings) {
    return new DroppedCookies(settings);
  }

  @Bean
  TokenDelivery tokenDelivery(SessionCookies cookies, Settings settings) {
    return new TokenDelivery(cookies, settings.bodyDelivery());
  }

  @Bean
  Unauthorized unauthorized(SessionCookies cookies) {
    return new Unauthorized(cookies);
  }

  @Bean
  Faults faults(InstantSource clock, BoundedLog log) {
    return new Faults(clock, log);
  }

  @Bean
  Cors cors(Settings settings) {
    return new Cors(settings.allowedOrigins());
  }

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(Cors cors, InstantSource clock) {
    return first(new CorsFilter(cors, new RefusedPreflights(new Once(clock, REFUSALS))), 0);
  }

  @Bean
  FilterRegistrationBean<FaultFilter> faultFilter(Faults faults) {
    return first(new FaultFilter(faults), 1);
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
    return first(new BodyLimitFilter(), 2);
  }

  @Bean
  WebMvcConfigurer routes(Settings settings, TrustedProxies proxies, InstantSource clock) {
    OwnOrigins own = new OwnOrigins(proxies, settings.secureCookies());
    CrossSite crossSite = new CrossSite(settings.allowedOrigins(), own);
    RefusalLog log = new RefusalLog(new Once(clock, REFUSALS));
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new CrossSiteInterceptor(crossSite, log));
        registry.addInterceptor(new PrefetchInterceptor());
      }

      @Override
      public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new AnswerHandler());
      }
    };
  }

  /** Asked after all other mappings, those of the application included. */
  @Bean
  SimpleUrlHandlerMapping unknownRoutes() {
    HttpRequestHandler notFound =
        (request, response) -> Answer.routeNotFound(request).writeTo(response);
    return new SimpleUrlHandlerMapping(Map.of("/**", notFound), Ordered.LOWEST_PRECEDENCE);
  }

  @Bean
  TomcatCustomizer tomcatCustomizer(
      Faults faults, Cors cors, Settings settings, Draining draining, ConnectionGuard guard) {
    return new TomcatCustomizer(faults, cors, HardeningValve.hsts(settings), draining, guard);
  }

  /** Stands in the place of Spring Boot's error route, and has none. */
  @Bean
  ErrorController noErrorRoute() {
    return new ErrorController() {};
  }

  private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int place) {
    FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
    return registration;
  }
}
