package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.ListServiceKeys;
import dev.hexauth.application.RevokeServiceKey;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.user.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
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
  private final AdminSteps steps;
  private final Unauthorized unauthorized;

  ServiceKeysController(
      ListServiceKeys listServiceKeys,
      RevokeServiceKey revokeServiceKey,
      AdminSteps steps,
      Unauthorized unauthorized) {
    this.listServiceKeys = listServiceKeys;
    this.revokeServiceKey = revokeServiceKey;
    this.steps = steps;
    this.unauthorized = unauthorized;
  }

  @GetMapping("/api/admin/service-keys")
  Answer list(HttpServletRequest request) {
    return switch (listServiceKeys.list(new ListServiceKeys.Command(steps.requester(request)))) {
      case ListServiceKeys.Result.Listed(var keys) ->
          Answer.success(HttpServletResponse.SC_OK, SuccessBody.ServiceKeys.of(keys));
      case ListServiceKeys.Result.NotAllowed() -> Answer.notAllowed();
      case ListServiceKeys.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @DeleteMapping("/api/admin/service-keys/{id}")
  Answer revoke(@PathVariable("id") String id, HttpServletRequest request) {
    return ServiceKeyId.parse(id)
        .map(key ->
            switch (AdminStepForm.check(JsonBody.read(request))) {
              case Validated.Invalid(var issues) -> Answer.invalid(issues);
              case Validated.Valid(var reason) -> revoke(key, reason, request);
            })
        .orElseGet(ServiceKeysController::notFound);
  }

  private Answer revoke(ServiceKeyId key, Optional<Reason> reason, HttpServletRequest request) {
    var command = new RevokeServiceKey.Command(steps.requester(request), key, reason);
    return switch (revokeServiceKey.revoke(command)) {
      case RevokeServiceKey.Result.Revoked _ -> Answer.done();
      case RevokeServiceKey.Result.NoSuchKey() -> notFound();
      case RevokeServiceKey.Result.Refused(var why) -> steps.refused(why, request);
    };
  }

  private static Answer notFound() {
    return Answer.fail(
        HttpServletResponse.SC_NOT_FOUND, ErrorCode.SERVICE_KEY_NOT_FOUND, "Service key not found");
  }
}
