package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.application.ExportAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Hands the current user everything that is kept of them, as a file. */
@Controller
final class ExportController {

  private static final String ATTACHMENT = "attachment; filename=\"hexauth-export.json\"";

  private final ExportAccount exportAccount;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  ExportController(
      ExportAccount exportAccount,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized) {
    this.exportAccount = exportAccount;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  @GetMapping("/api/users/me/export")
  Answer export(HttpServletRequest request) {
    var command = new ExportAccount.Command(tokens.access(request), clients.of(request));
    return switch (exportAccount.export(command)) {
      case ExportAccount.Result.Exported(var account) ->
          Answer.success(HttpServletResponse.SC_OK, SuccessBody.Export.of(account))
              .with("Content-Disposition", ATTACHMENT);
      case ExportAccount.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }
}
