package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.FormBody;
import dev.hexauth.adapter.web.http.OAuthError;
import dev.hexauth.adapter.web.http.ServiceCredentials;
import dev.hexauth.application.IntrospectToken;
import dev.hexauth.application.IssueServiceToken;
import dev.hexauth.application.RevokeToken;
import dev.hexauth.domain.token.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * What other services ask: whether a token is valid (RFC 7662), to revoke one (RFC 7009), and for
 * one of their own (RFC 6749, 4.4). No answer is for pages; see {@link
 * dev.hexauth.adapter.web.http.ClosedRoutes}.
 */
@Controller
final class OAuthController {

  /** All these routes begin with it. */
  static final String FOLDER = "/oauth2";

  static final String INTROSPECT = FOLDER + "/introspect";
  static final String REVOKE = FOLDER + "/revoke";
  static final String TOKEN = FOLDER + "/token";

  private final IntrospectToken introspectToken;
  private final RevokeToken revokeToken;
  private final IssueServiceToken issueServiceToken;
  private final ClientResolver clients;
  private final TokenParties parties;

  OAuthController(
      IntrospectToken introspectToken,
      RevokeToken revokeToken,
      IssueServiceToken issueServiceToken,
      ClientResolver clients,
      TokenParties parties) {
    this.introspectToken = introspectToken;
    this.revokeToken = revokeToken;
    this.issueServiceToken = issueServiceToken;
    this.clients = clients;
    this.parties = parties;
  }

  @PostMapping(INTROSPECT)
  Answer introspect(HttpServletRequest request) {
    FormBody form = FormBody.read(request);
    var credential = ServiceCredentials.read(request, form);
    Optional<Token> token = form.value("token").map(Token::new);
    if (token.isEmpty()) {
      return tokenMissing();
    }
    var command = new IntrospectToken.Command(credential, token.get(), clients.of(request));
    return switch (introspectToken.introspect(command)) {
      case IntrospectToken.Result.UserActive(var claims, var user) ->
          ok(OAuthBody.UserToken.of(claims, user, parties));
      case IntrospectToken.Result.ServiceActive(var claims) ->
          ok(OAuthBody.ServiceToken.of(claims, parties));
      case IntrospectToken.Result.Inactive() -> ok(OAuthBody.InactiveToken.INSTANCE);
      case IntrospectToken.Result.Denied() -> denied();
      case IntrospectToken.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  @PostMapping(REVOKE)
  Answer revoke(HttpServletRequest request) {
    FormBody form = FormBody.read(request);
    var credential = ServiceCredentials.read(request, form);
    Optional<Token> token = form.value("token").map(Token::new);
    if (token.isEmpty()) {
      return tokenMissing();
    }
    var command = new RevokeToken.Command(credential, token.get(), clients.of(request));
    return switch (revokeToken.revoke(command)) {
      case RevokeToken.Result.Revoked() -> Answer.empty();
      case RevokeToken.Result.NotRevocable() ->
          Answer.oauth(
              OAuthError.UNSUPPORTED_TOKEN_TYPE,
              "The token of a service cannot be revoked: revoke the key of the service, or wait"
                  + " until the token expires");
      case RevokeToken.Result.Denied() -> denied();
      case RevokeToken.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  @PostMapping(TOKEN)
  Answer issue(HttpServletRequest request) {
    FormBody form = FormBody.read(request);
    var credential = ServiceCredentials.read(request, form);
    Optional<Answer> refusal = refusalOf(form);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var command = new IssueServiceToken.Command(credential, clients.of(request));
    return switch (issueServiceToken.issue(command)) {
      case IssueServiceToken.Result.Issued(var token, var lifetime) ->
          ok(OAuthBody.IssuedToken.of(token, lifetime));
      case IssueServiceToken.Result.Denied() -> denied();
      case IssueServiceToken.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  /** A scope is refused, because the answer could not say that none was granted (RFC 6749, 3.3). */
  private static Optional<Answer> refusalOf(FormBody form) {
    Optional<String> grant = form.value("grant_type");
    if (grant.isEmpty()) {
      return Optional.of(
          Answer.oauth(
              OAuthError.INVALID_REQUEST, "Send the parameter grant_type=client_credentials"));
    }
    if (!grant.get().equals("client_credentials")) {
      return Optional.of(
          Answer.oauth(
              OAuthError.UNSUPPORTED_GRANT_TYPE, "Send grant_type=client_credentials, no other"));
    }
    return form.value("scope")
        .map(_ -> Answer.oauth(OAuthError.INVALID_SCOPE, "Leave out scope: there are no scopes"));
  }

  private static Answer ok(OAuthBody body) {
    return Answer.success(HttpServletResponse.SC_OK, body);
  }

  private static Answer tokenMissing() {
    return Answer.oauth(OAuthError.INVALID_REQUEST, "Send the parameter token in the body");
  }

  /** With a challenge for each scheme that is offered (RFC 9110, 11.6.1). */
  private static Answer denied() {
    return Answer.oauth(
            OAuthError.INVALID_CLIENT,
            "Authenticate with a service key in Authorization: as Basic with the name of the"
                + " service, or as Bearer")
        .with("WWW-Authenticate", "Basic realm=\"hexauth\"")
        .with("WWW-Authenticate", "Bearer realm=\"hexauth\"");
  }
}
