package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.BoundedLog;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ClosedRoutes;
import dev.hexauth.adapter.web.http.ConnectionLimits;
import dev.hexauth.adapter.web.http.Connections;
import dev.hexauth.adapter.web.http.Draining;
import dev.hexauth.adapter.web.http.HttpConfiguration;
import dev.hexauth.adapter.web.http.PublicRoutes;
import dev.hexauth.adapter.web.http.ServerSettings;
import dev.hexauth.adapter.web.lines.LinesConfiguration;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The HTTP side of the service, for an application with Spring Boot's auto-configuration of MVC and
 * Tomcat. It needs these beans: the use cases that its controllers name, {@link PasswordPolicy},
 * {@link SessionPolicy}, {@link InstantSource}, {@link WebSettings}, {@link ConnectionLimits},
 * {@link Draining}, {@link FrontPage}, {@link Jwks}, {@link Metadata}, {@link TokenParties}, {@link
 * LongestTokens} and {@link BoundedLog}. It provides {@link Connections}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  HttpConfiguration.class,
  RegisterController.class,
  LoginController.class,
  RefreshController.class,
  LogoutController.class,
  MeController.class,
  SessionsController.class,
  AccountController.class,
  ExportController.class,
  AdminController.class,
  DirectoryController.class,
  ServiceKeysController.class,
  JwksController.class,
  MetadataController.class,
  OAuthController.class,
  HealthController.class,
  OpenApiController.class,
  FrontPageController.class
})
public final class WebConfiguration {

  /**
   * The routes that need mail, and the pages that letters lead to; for {@code @Import} beside
   * {@link WebConfiguration}. They need the use cases that their controllers name. Without this the
   * routes are unknown.
   */
  public static final class MailRoutes implements ImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
      return new String[] {MailRoutesConfiguration.class.getName()};
    }
  }

  /**
   * The routes that read the audit trail; for {@code @Import} beside {@link WebConfiguration}. They
   * need the use cases that {@link AuditController} names. Without this the routes are unknown.
   */
  public static final class AuditRoutes implements ImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
      return new String[] {AuditController.class.getName()};
    }
  }

  /**
   * Adds the files of users that move in and out, as {@link LinesConfiguration} says, to a
   * configuration that serves no requests.
   */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @Import(LinesConfiguration.class)
  public @interface UserFiles {}

  @Bean
  ServerSettings serverSettings(WebSettings settings) {
    return settings.server();
  }

  @Bean
  PublicRoutes publicRoutes(Metadata metadata) {
    return new PublicRoutes(
        Stream.concat(
                Stream.of(JwksController.ROUTE, OpenApiController.ROUTE), metadata.paths().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Bean
  ClosedRoutes closedRoutes() {
    return new ClosedRoutes(OAuthController.FOLDER);
  }

  @Bean
  RegisterForm registerForm(PasswordPolicy policy) {
    return new RegisterForm(new NewPasswordFields(policy));
  }

  @Bean
  ChangePasswordForm changePasswordForm(PasswordPolicy policy) {
    return new ChangePasswordForm(new NewPasswordFields(policy));
  }

  @Bean
  LoginForm loginForm(PasswordPolicy policy) {
    return new LoginForm(policy);
  }

  @Bean
  CookieNames cookieNames(WebSettings settings) {
    return CookieNames.of(settings.hostPrefixedCookies());
  }

  @Bean
  PresentedTokens presentedTokens(CookieNames names) {
    return new PresentedTokens(names);
  }

  @Bean
  SessionCookies sessionCookies(
      CookieNames names,
      SessionPolicy policy,
      WebSettings settings,
      LongestTokens longest,
      InstantSource clock) {
    SessionCookies cookies =
        new SessionCookies(names, settings.secureCookies(), settings.sameSite(), clock);
    cookies.requireRoomFor(longest, policy);
    return cookies;
  }

  @Bean
  DroppedCookieLog droppedCookies(WebSettings settings) {
    return new DroppedCookieLog(settings);
  }

  @Bean
  TokenDelivery tokenDelivery(SessionCookies cookies, WebSettings settings) {
    return new TokenDelivery(cookies, settings.bodyDelivery());
  }

  @Bean
  AdminSteps adminSteps(PresentedTokens tokens, ClientResolver clients, Unauthorized unauthorized) {
    return new AdminSteps(tokens, clients, unauthorized);
  }

  @Bean
  Unauthorized unauthorized(SessionCookies cookies) {
    return new Unauthorized(cookies);
  }
}
