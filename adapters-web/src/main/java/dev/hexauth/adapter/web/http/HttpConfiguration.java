package dev.hexauth.adapter.web.http;

import jakarta.servlet.Filter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The server, without any route. It needs the beans {@link ServerSettings}, {@link
 * ConnectionLimits}, {@link PublicRoutes}, {@link ClosedRoutes}, {@link Draining}, {@link
 * BoundedLog} and {@link InstantSource}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/hexauth/adapter/web/http/http.properties")
@Import(ExceptionAdvice.class)
public final class HttpConfiguration {

  /** The time after which the log names the same refused page again. */
  private static final Duration REFUSALS = Duration.ofHours(1);

  private static final Duration FOREVER = Duration.ofDays(36_525);

  @Bean
  TrustedProxies trustedProxies(ServerSettings settings) {
    return TrustedProxies.of(settings.trustedProxies());
  }

  @Bean
  ConnectionGuard connectionGuard(ConnectionLimits limits, TrustedProxies proxies, BoundedLog log) {
    return new ConnectionGuard(limits, proxies, log);
  }

  @Bean
  ClientResolver clients(TrustedProxies proxies, InstantSource clock) {
    return new ClientResolver(proxies, new OncePerPeriod(clock, FOREVER));
  }

  @Bean
  Faults faults(InstantSource clock, BoundedLog log) {
    return new Faults(clock, log);
  }

  @Bean
  Cors cors(ServerSettings settings, PublicRoutes publicRoutes, ClosedRoutes closedRoutes) {
    return new Cors(settings.allowedOrigins(), publicRoutes, closedRoutes);
  }

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(Cors cors, InstantSource clock) {
    return first(new CorsFilter(cors, new PreflightLog(new OncePerPeriod(clock, REFUSALS))), 0);
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
  WebMvcConfigurer routes(ServerSettings settings, TrustedProxies proxies, InstantSource clock) {
    OwnOrigins own = new OwnOrigins(proxies, settings.https());
    CrossSite crossSite = new CrossSite(settings.allowedOrigins(), own);
    CrossSiteLog log = new CrossSiteLog(new OncePerPeriod(clock, REFUSALS));
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

  /** Comes after all other mappings, those of the application included. */
  @Bean
  SimpleUrlHandlerMapping unknownRoutes() {
    HttpRequestHandler notFound =
        (request, response) -> Answer.routeNotFound(request).writeTo(response);
    return new SimpleUrlHandlerMapping(Map.of("/**", notFound), Ordered.LOWEST_PRECEDENCE);
  }

  @Bean
  TomcatCustomizer tomcatCustomizer(
      Faults faults, Cors cors, ServerSettings settings, Draining draining, ConnectionGuard guard) {
    return new TomcatCustomizer(faults, cors, HardeningValve.hsts(settings), draining, guard);
  }

  /** Replaces Spring Boot's error route, and has none. */
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
