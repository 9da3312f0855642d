package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.application.ListServiceKeys;
import dev.hexauth.application.RevokeServiceKey;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.token.Requester;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows admins the keys of other services, and revokes them. No route makes a key: that takes the
 * operator's command.
 */
@Controller
final class ServiceKeysController {

  private final ListServiceKeys listServiceKeys;
  private final RevokeServiceKey revokeServiceKey;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  ServiceKeysController(
      ListServiceKeys listServiceKeys,
      RevokeServiceKey revokeServiceKey,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized) {
    this.listServiceKeys = listServiceKeys;
    this.revokeServiceKey = revokeServiceKey;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  @GetMapping("/api/admin/service-keys")
  Answer list(HttpServletRequest request) {
    return switch (listServiceKeys.list(new ListServiceKeys.Command(requesterOf(request)))) {
      case ListServiceKeys.Result.Listed(var keys) ->
          Answer.success(HttpServletResponse.SC_OK, SuccessBody.ServiceKeys.of(keys));
      case ListServiceKeys.Result.NotAllowed() -> Answer.notAllowed();
      case ListServiceKeys.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @DeleteMapping("/api/admin/service-keys/{id}")
  Answer revoke(@PathVariable("id") String id, HttpServletRequest request) {
    return ServiceKeyId.parse(id)
        .map(key -> revoke(key, request))
        .orElseGet(ServiceKeysController::notFound);
  }

  private Answer revoke(ServiceKeyId key, HttpServletRequest request) {
    var command = new RevokeServiceKey.Command(requesterOf(request), key);
    return switch (revokeServiceKey.revoke(command)) {
      case RevokeServiceKey.Result.Revoked _ -> Answer.done();
      case RevokeServiceKey.Result.NoSuchKey() -> notFound();
      case RevokeServiceKey.Result.NotAllowed() -> Answer.notAllowed();
      case RevokeServiceKey.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  private Requester requesterOf(HttpServletRequest request) {
    return new Requester.Admin(tokens.access(request), clients.of(request));
  }

  private static Answer notFound() {
    return Answer.fail(
        HttpServletResponse.SC_NOT_FOUND, ErrorCode.SERVICE_KEY_NOT_FOUND, "Service key not found");
  }
}
