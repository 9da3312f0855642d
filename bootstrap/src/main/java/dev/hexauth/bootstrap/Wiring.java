package dev.hexauth.bootstrap;

import dev.hexauth.adapter.console.ConsoleConfiguration;
import dev.hexauth.adapter.console.ConsoleFiles;
import dev.hexauth.adapter.tokens.TokenKeys;
import dev.hexauth.adapter.tokens.TokenSettings;
import dev.hexauth.adapter.web.FrontPage;
import dev.hexauth.adapter.web.Jwks;
import dev.hexauth.adapter.web.LongestTokens;
import dev.hexauth.adapter.web.Metadata;
import dev.hexauth.adapter.web.TokenParties;
import dev.hexauth.adapter.web.WebConfiguration;
import dev.hexauth.adapter.web.WebSettings;
import dev.hexauth.adapter.web.http.BoundedLog;
import dev.hexauth.adapter.web.http.ConnectionLimits;
import dev.hexauth.adapter.web.http.Connections;
import dev.hexauth.application.ChangePassword;
import dev.hexauth.application.ChangeRole;
import dev.hexauth.application.DeleteAccount;
import dev.hexauth.application.DeleteUser;
import dev.hexauth.application.DisableUser;
import dev.hexauth.application.EnableUser;
import dev.hexauth.application.EndOtherSessions;
import dev.hexauth.application.EndSession;
import dev.hexauth.application.EndSessionsOfUser;
import dev.hexauth.application.ExportAccount;
import dev.hexauth.application.FindUsers;
import dev.hexauth.application.GetMe;
import dev.hexauth.application.IntrospectToken;
import dev.hexauth.application.IssueServiceToken;
import dev.hexauth.application.ListSessions;
import dev.hexauth.application.Login;
import dev.hexauth.application.Logout;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.application.RegisterUser;
import dev.hexauth.application.RevokeToken;
import dev.hexauth.application.ShowUser;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How the service is put together: {@link Core}, and its use cases over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({
  Core.class,
  WebConfiguration.class,
  MailWiring.class,
  AuditRoutes.class,
  Readiness.class,
  StartLines.class
})
final class Wiring {

  @Bean
  RegisterUser registerUser(UseCases useCases) {
    return useCases.registerUser();
  }

  @Bean
  Login login(UseCases useCases) {
    return useCases.login();
  }

  @Bean
  RefreshToken refreshToken(UseCases useCases) {
    return useCases.refreshToken();
  }

  @Bean
  Logout logout(UseCases useCases) {
    return useCases.logout();
  }

  @Bean
  GetMe getMe(UseCases useCases) {
    return useCases.getMe();
  }

  @Bean
  ListSessions listSessions(UseCases useCases) {
    return useCases.listSessions();
  }

  @Bean
  EndSession endSession(UseCases useCases) {
    return useCases.endSession();
  }

  @Bean
  EndOtherSessions endOtherSessions(UseCases useCases) {
    return useCases.endOtherSessions();
  }

  @Bean
  ChangePassword changePassword(UseCases useCases) {
    return useCases.changePassword();
  }

  @Bean
  DeleteAccount deleteAccount(UseCases useCases) {
    return useCases.deleteAccount();
  }

  @Bean
  ExportAccount exportAccount(UseCases useCases) {
    return useCases.exportAccount();
  }

  @Bean
  DisableUser disableUser(UseCases useCases) {
    return useCases.admin().disableUser();
  }

  @Bean
  EnableUser enableUser(UseCases useCases) {
    return useCases.admin().enableUser();
  }

  @Bean
  ChangeRole changeRole(UseCases useCases) {
    return useCases.admin().changeRole();
  }

  @Bean
  DeleteUser deleteUser(UseCases useCases) {
    return useCases.admin().deleteUser();
  }

  @Bean
  EndSessionsOfUser endSessionsOfUser(UseCases useCases) {
    return useCases.admin().endSessionsOfUser();
  }

  @Bean
  FindUsers findUsers(UseCases useCases) {
    return useCases.admin().findUsers();
  }

  @Bean
  ShowUser showUser(UseCases useCases) {
    return useCases.admin().showUser();
  }

  @Bean
  IntrospectToken introspectToken(UseCases useCases) {
    return useCases.services().introspectToken();
  }

  @Bean
  RevokeToken revokeToken(UseCases useCases) {
    return useCases.services().revokeToken();
  }

  @Bean
  IssueServiceToken issueServiceToken(UseCases useCases) {
    return useCases.services().issueServiceToken();
  }

  @Bean
  WebSettings webSettings(Settings settings) {
    return settings.web().http();
  }

  @Bean
  ConnectionLimits connectionLimits(Settings settings) {
    return settings.web().connections();
  }

  @Bean
  MeterBinder connectionMeters(Connections connections) {
    return registry -> {
      FunctionCounter.builder("hexauth.connections.refused", connections, Connections::refused)
          .register(registry);
      FunctionCounter.builder("hexauth.requests.overdue", connections, Connections::overdue)
          .register(registry);
    };
  }

  @Bean
  BoundedLog webLog(dev.hexauth.adapter.events.BoundedLog log) {
    return log::tell;
  }

  @Bean
  Drain drain(Settings settings) {
    return new Drain(settings.shutdown().drain());
  }

  @Bean
  FrontPage frontPage(Settings settings) {
    if (!settings.console()) {
      return FrontPage.NONE;
    }
    ConsoleFiles console = ConsoleConfiguration.files();
    return new FrontPage(console.page(), console.folder(), console.files());
  }

  @Bean
  Jwks jwks(ObjectProvider<TokenKeys> keys) {
    TokenKeys here = keys.getIfAvailable();
    return here == null ? Jwks.NONE : new Jwks(here.jwks());
  }

  @Bean
  TokenParties tokenParties(TokenSettings settings) {
    return new TokenParties(settings.issuer(), settings.audience(), settings.clientId());
  }

  @Bean
  Metadata metadata(Settings settings, ObjectProvider<TokenKeys> keys) {
    TokenKeys here = keys.getIfAvailable();
    List<String> algorithms = here == null ? List.of() : here.algorithms();
    return settings
        .issuerUrl()
        .map(issuer -> new Metadata(issuer, algorithms))
        .orElse(Metadata.NONE);
  }

  @Bean
  LongestTokens longestTokens(TokenSigner signer, TokenVerifier verifier, RandomIds ids) {
    return LongestTokensFactory.of(signer, verifier, ids);
  }
}
