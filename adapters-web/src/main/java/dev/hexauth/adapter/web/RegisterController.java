package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.RegisterUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Registers a user. */
@Controller
final class RegisterController {

  private final RegisterUser registerUser;
  private final RegisterForm form;
  private final ClientResolver clients;

  RegisterController(RegisterUser registerUser, RegisterForm form, ClientResolver clients) {
    this.registerUser = registerUser;
    this.form = form;
    this.clients = clients;
  }

  @PostMapping("/api/auth/register")
  Answer register(HttpServletRequest request) {
    return switch (form.check(
        JsonBody.read(request), AcceptLanguage.of(request), clients.of(request))) {
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
      case Validated.Valid(var command) -> register(command);
    };
  }

  private Answer register(RegisterUser.Command command) {
    return switch (registerUser.register(command)) {
      case RegisterUser.Result.Registered(var user, var codeSent) ->
          Answer.success(
              HttpServletResponse.SC_CREATED,
              codeSent ? SuccessBody.Registration.of(user) : SuccessBody.Profile.of(user));
      case RegisterUser.Result.EmailTaken() ->
          Answer.fail(
              HttpServletResponse.SC_CONFLICT,
              ErrorCode.EMAIL_TAKEN,
              "Email already exist, please use another email address");
      case RegisterUser.Result.PasswordRefused(var flaw) ->
          Answer.invalid(List.of(form.issueOf(flaw)));
      case RegisterUser.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }
}
