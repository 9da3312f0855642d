package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.BoundedLog;
import dev.hexauth.adapter.web.http.ConnectionLimits;
import dev.hexauth.adapter.web.http.Draining;
import dev.hexauth.application.ChangeEmail;
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
import dev.hexauth.application.ForgotPassword;
import dev.hexauth.application.GetMe;
import dev.hexauth.application.IntrospectToken;
import dev.hexauth.application.IssueServiceToken;
import dev.hexauth.application.ListEvents;
import dev.hexauth.application.ListMyEvents;
import dev.hexauth.application.ListServiceKeys;
import dev.hexauth.application.ListSessions;
import dev.hexauth.application.Login;
import dev.hexauth.application.Logout;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.application.RegisterUser;
import dev.hexauth.application.ResendVerification;
import dev.hexauth.application.ResendVerificationOfUser;
import dev.hexauth.application.ResetPassword;
import dev.hexauth.application.RevokeServiceKey;
import dev.hexauth.application.RevokeToken;
import dev.hexauth.application.ShowStatistics;
import dev.hexauth.application.ShowUser;
import dev.hexauth.application.StartPasswordReset;
import dev.hexauth.application.TakeBackEmail;
import dev.hexauth.application.VerifyEmail;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedToken;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.HandlerMapping;

/** The adapter in a running server. Most tests share one, and set its use cases. */
final class TestServer implements AutoCloseable {

  /** The time of the server's clock, which stands still. */
  static final Instant NOW = Instant.parse("2026-11-05T08:09:10.123456Z");

  static final Token ACCESS_TOKEN = new Token("aaa.bbb.ccc");
  static final Token REFRESH_TOKEN = new Token("rrr.sss.ttt");

  static final IssuedTokens TOKENS = tokens(ACCESS_TOKEN, REFRESH_TOKEN);

  /** The client of requests that set no user agent. */
  static final Client CLIENT =
      new Client("Java-http-client/" + System.getProperty("java.version"), "127.0.0.1");

  static final User USER =
      new User(
          new UserId(UUID.fromString("019a5f5e-7d5b-7000-8000-0123456789ab")),
          new UserName("Ada \"Lovelace\" \u00e9\ud83d\ude00"),
          EmailAddress.parse("Ada@Example.com").orElseThrow(),
          Photo.DEFAULT,
          Role.USER,
          false,
          Language.ENGLISH,
          Instant.parse("2026-11-05T08:09:10.100Z"),
          Instant.parse("2026-11-05T08:09:11Z"));

  /** {@link #USER} in the form of the contract. */
  static final String USER_JSON =
      """
      {"status":"success","data":{"user":{\
      "id":"019a5f5e-7d5b-7000-8000-0123456789ab",\
      "name":"Ada \\"Lovelace\\" \u00e9\ud83d\ude00",\
      "email":"ada@example.com","photo":"default.png","role":"user",\
      "createdAt":"2026-11-05T08:09:10.100Z","updatedAt":"2026-11-05T08:09:11.000Z"}}}\
      """;

  static final FrontPage FRONT_PAGE =
      new FrontPage(
          "<!doctype html>\n<title>caf\u00e9</title>\n",
          "/console/v1/",
          Map.of(
              "main.js", "/* nothing new */ ".repeat(100),
              "main.css", "a{}",
              "icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));

  /** The key set that the server publishes, unchanged. */
  static final String JWKS = "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\"}]}";

  private static final TestServer RUNNING =
      new TestServer(
          new WebSettings(
              Set.of("http://localhost:3000", "https://app.example.com"),
              true,
              false,
              List.of(),
              BodyDelivery.NON_BROWSERS,
              SameSite.LAX,
              true,
              false));

  volatile RegisterUser registerUser;
  volatile Login login;
  volatile RefreshToken refreshToken;
  volatile Logout logout;
  volatile GetMe getMe;
  volatile ChangePassword changePassword;
  volatile DeleteAccount deleteAccount;
  volatile ExportAccount exportAccount;
  volatile DisableUser disableUser;
  volatile StartPasswordReset startPasswordReset;
  volatile ResendVerificationOfUser resendVerificationOfUser;
  volatile ChangeRole changeRole;
  volatile EnableUser enableUser;
  volatile DeleteUser deleteUser;
  volatile EndOtherSessions endOtherSessions;
  volatile EndSession endSession;
  volatile EndSessionsOfUser endSessionsOfUser;
  volatile FindUsers findUsers;
  volatile ShowUser showUser;
  volatile ListEvents listEvents;
  volatile ListMyEvents listMyEvents;
  volatile ListServiceKeys listServiceKeys;
  volatile ListSessions listSessions;
  volatile RevokeServiceKey revokeServiceKey;
  volatile ShowStatistics showStatistics;
  volatile IntrospectToken introspectToken;
  volatile RevokeToken revokeToken;
  volatile IssueServiceToken issueServiceToken;
  volatile VerifyEmail verifyEmail;
  volatile ResendVerification resendVerification;
  volatile ForgotPassword forgotPassword;
  volatile ResetPassword resetPassword;
  volatile ChangeEmail changeEmail;
  volatile TakeBackEmail takeBackEmail;

  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServerApplicationContext context;
  private final int port;

  private TestServer(WebSettings settings) {
    reset();
    SpringApplication application = new SpringApplication(Application.class);
    application.setDefaultProperties(
        Map.of("server.port", "0", "spring.main.banner-mode", "off", "logging.level.root", "warn"));
    application.addInitializers(starting -> {
      starting.getBeanFactory().registerSingleton("testServer", this);
      starting.getBeanFactory().registerSingleton("settings", settings);
    });
    context = (WebServerApplicationContext) application.run();
    port = Objects.requireNonNull(context.getWebServer()).getPort();
  }

  /** Tokens as a login issues them under {@link SessionPolicy#DEFAULT}. */
  static IssuedTokens tokens(Token access, Token refresh) {
    return new IssuedTokens(
        new IssuedToken(access, SessionPolicy.DEFAULT.accessLifetime()),
        new IssuedToken(refresh, SessionPolicy.DEFAULT.refreshLifetime()),
        Delivery.COOKIE);
  }

  /** The shared server; its use cases fail until the test sets them. */
  static TestServer fresh() {
    RUNNING.reset();
    return RUNNING;
  }

  /** Another server, which the test closes. */
  static TestServer start(WebSettings settings) {
    return new TestServer(settings);
  }

  @Override
  public void close() {
    SpringApplication.exit(context);
  }

  private void reset() {
    registerUser = TestServer::fail;
    login = TestServer::fail;
    refreshToken = TestServer::fail;
    logout = TestServer::fail;
    getMe = TestServer::fail;
    changePassword = TestServer::fail;
    deleteAccount = TestServer::fail;
    exportAccount = TestServer::fail;
    disableUser = TestServer::fail;
    startPasswordReset = TestServer::fail;
    resendVerificationOfUser = TestServer::fail;
    changeRole = TestServer::fail;
    enableUser = TestServer::fail;
    deleteUser = TestServer::fail;
    endOtherSessions = TestServer::fail;
    endSession = TestServer::fail;
    endSessionsOfUser = TestServer::fail;
    findUsers = TestServer::fail;
    showUser = TestServer::fail;
    listEvents = TestServer::fail;
    listMyEvents = TestServer::fail;
    listServiceKeys = TestServer::fail;
    listSessions = TestServer::fail;
    revokeServiceKey = TestServer::fail;
    showStatistics = TestServer::fail;
    introspectToken = TestServer::fail;
    revokeToken = TestServer::fail;
    issueServiceToken = TestServer::fail;
    verifyEmail = TestServer::fail;
    resendVerification = TestServer::fail;
    forgotPassword = TestServer::fail;
    resetPassword = TestServer::fail;
    changeEmail = TestServer::fail;
    takeBackEmail = TestServer::fail;
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // It returns nothing, whatever the use case.
  private static <R> R fail(Object command) {
    throw new IllegalStateException("asked for " + command);
  }

  String origin() {
    return "http://localhost:" + port;
  }

  /** Everything that maps a request to its handler. */
  Collection<HandlerMapping> mappings() {
    return context.getBeansOfType(HandlerMapping.class).values();
  }

  /** Sends a request without a body; {@code headers} are names and values in turn. */
  HttpResponse<String> send(String method, String path, String... headers) {
    return send(request(path, headers).method(method, BodyPublishers.noBody()));
  }

  /** Posts {@code form} as a form. */
  HttpResponse<String> postForm(String path, String form, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Posts {@code json} as JSON. */
  HttpResponse<String> post(String path, String json, String... headers) {
    return sendJson("POST", path, json, headers);
  }

  /** Sends {@code json} as JSON. */
  HttpResponse<String> sendJson(String method, String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  /** Gets the bytes as they are sent. */
  HttpResponse<byte[]> getBytes(String path, String... headers) {
    return send(request(path, headers), BodyHandlers.ofByteArray());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends these lines and an empty one, and reads until the server closes. */
  String rawLines(String... lines) {
    return raw(String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** Sends exactly these characters, one byte each, and reads until the server closes. */
  String raw(String request) {
    try (Socket socket = new Socket("localhost", port);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(30_000);
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends these lines and closes the connection without reading an answer. */
  void sendAndHangUp(String... lines) throws IOException {
    try (Socket socket = new Socket("localhost", port);
        OutputStream out = socket.getOutputStream()) {
      out.write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({
    WebConfiguration.class,
    WebConfiguration.MailRoutes.class,
    WebConfiguration.AuditRoutes.class
  })
  static class Application {

    @Bean
    RegisterUser registerUser(TestServer server) {
      return command -> server.registerUser.register(command);
    }

    @Bean
    Login login(TestServer server) {
      return command -> server.login.logIn(command);
    }

    @Bean
    RefreshToken refreshToken(TestServer server) {
      return command -> server.refreshToken.refresh(command);
    }

    @Bean
    Logout logout(TestServer server) {
      return command -> server.logout.logOut(command);
    }

    @Bean
    GetMe getMe(TestServer server) {
      return command -> server.getMe.get(command);
    }

    @Bean
    ChangePassword changePassword(TestServer server) {
      return command -> server.changePassword.change(command);
    }

    @Bean
    DeleteAccount deleteAccount(TestServer server) {
      return command -> server.deleteAccount.delete(command);
    }

    @Bean
    FindUsers findUsers(TestServer server) {
      return command -> server.findUsers.find(command);
    }

    @Bean
    ShowUser showUser(TestServer server) {
      return command -> server.showUser.show(command);
    }

    @Bean
    ListEvents listEvents(TestServer server) {
      return command -> server.listEvents.list(command);
    }

    @Bean
    ListMyEvents listMyEvents(TestServer server) {
      return command -> server.listMyEvents.list(command);
    }

    @Bean
    ShowStatistics showStatistics(TestServer server) {
      return command -> server.showStatistics.show(command);
    }

    @Bean
    ExportAccount exportAccount(TestServer server) {
      return command -> server.exportAccount.export(command);
    }

    @Bean
    ListServiceKeys listServiceKeys(TestServer server) {
      return command -> server.listServiceKeys.list(command);
    }

    @Bean
    RevokeServiceKey revokeServiceKey(TestServer server) {
      return command -> server.revokeServiceKey.revoke(command);
    }

    @Bean
    DeleteUser deleteUser(TestServer server) {
      return command -> server.deleteUser.delete(command);
    }

    @Bean
    EnableUser enableUser(TestServer server) {
      return command -> server.enableUser.enable(command);
    }

    @Bean
    ChangeRole changeRole(TestServer server) {
      return command -> server.changeRole.change(command);
    }

    @Bean
    ResendVerificationOfUser resendVerificationOfUser(TestServer server) {
      return command -> server.resendVerificationOfUser.resend(command);
    }

    @Bean
    StartPasswordReset startPasswordReset(TestServer server) {
      return command -> server.startPasswordReset.start(command);
    }

    @Bean
    DisableUser disableUser(TestServer server) {
      return command -> server.disableUser.disable(command);
    }

    @Bean
    EndOtherSessions endOtherSessions(TestServer server) {
      return command -> server.endOtherSessions.endOthers(command);
    }

    @Bean
    EndSession endSession(TestServer server) {
      return command -> server.endSession.end(command);
    }

    @Bean
    EndSessionsOfUser endSessionsOfUser(TestServer server) {
      return command -> server.endSessionsOfUser.endSessions(command);
    }

    @Bean
    ListSessions listSessions(TestServer server) {
      return command -> server.listSessions.list(command);
    }

    @Bean
    IntrospectToken introspectToken(TestServer server) {
      return command -> server.introspectToken.introspect(command);
    }

    @Bean
    RevokeToken revokeToken(TestServer server) {
      return command -> server.revokeToken.revoke(command);
    }

    @Bean
    IssueServiceToken issueServiceToken(TestServer server) {
      return command -> server.issueServiceToken.issue(command);
    }

    @Bean
    VerifyEmail verifyEmail(TestServer server) {
      return command -> server.verifyEmail.verify(command);
    }

    @Bean
    ResendVerification resendVerification(TestServer server) {
      return command -> server.resendVerification.resend(command);
    }

    @Bean
    ForgotPassword forgotPassword(TestServer server) {
      return command -> server.forgotPassword.request(command);
    }

    @Bean
    ResetPassword resetPassword(TestServer server) {
      return command -> server.resetPassword.reset(command);
    }

    @Bean
    ChangeEmail changeEmail(TestServer server) {
      return command -> server.changeEmail.change(command);
    }

    @Bean
    TakeBackEmail takeBackEmail(TestServer server) {
      return command -> server.takeBackEmail.takeBack(command);
    }

    @Bean
    FrontPage frontPage() {
      return FRONT_PAGE;
    }

    @Bean
    Jwks jwks() {
      return new Jwks(JWKS);
    }

    @Bean
    TokenParties tokenParties() {
      return new TokenParties("https://auth.example.com", "api", "web");
    }

    @Bean
    Metadata metadata() {
      return new Metadata("https://auth.example.org", List.of("RS256"));
    }

    /** Logs every failure. */
    @Bean
    BoundedLog boundedLog() {
      return (_, _, first, _) -> first.run();
    }

    @Bean
    ConnectionLimits connectionLimits() {
      return new ConnectionLimits(0, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Bean
    Draining draining() {
      return () -> false;
    }

    @Bean
    LongestTokens longestTokens() {
      return new LongestTokens(ACCESS_TOKEN, REFRESH_TOKEN);
    }

    @Bean
    PasswordPolicy passwordPolicy() {
      return new PasswordPolicy(8, 32);
    }

    @Bean
    SessionPolicy sessionPolicy() {
      return SessionPolicy.DEFAULT;
    }

    @Bean
    InstantSource clock() {
      return InstantSource.fixed(NOW);
    }

    /** Fails or refuses before any controller if the query says so. */
    @Bean
    FilterRegistrationBean<Filter> failingFilter() {
      return new FilterRegistrationBean<>((request, response, chain) -> {
        switch (String.valueOf(((HttpServletRequest) request).getQueryString())) {
          case "filter=throws" -> throw new IllegalStateException("secret of a filter");
          case "filter=fails" -> throw new ServletException("secret of a filter");
          case "filter=down" ->
              throw new UnavailableException(
                  "rate limits", Duration.ofSeconds(3), new IOException("secret"));
          case "filter=refuses" ->
              ((HttpServletResponse) response).sendError(400, "secret of a filter");
          default -> chain.doFilter(request, response);
        }
      });
    }
  }
}
