package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.application.FindUsers;
import dev.hexauth.application.ShowUser;
import dev.hexauth.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Finds users for admins. The routes are unknown if the application has a user store of its own
 * without a directory.
 */
@Controller
final class DirectoryController {

  private static final String ROUTE = "/api/admin/users";

  private final FindUsers findUsers;
  private final ShowUser showUser;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  DirectoryController(
      FindUsers findUsers,
      ShowUser showUser,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized) {
    this.findUsers = findUsers;
    this.showUser = showUser;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  @GetMapping(ROUTE)
  Answer find(HttpServletRequest request) throws NoResourceFoundException {
    return switch (UserListForm.check(request)) {
      case Validated.Valid(var page) -> find(page, request);
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
    };
  }

  private Answer find(UserListForm.Page page, HttpServletRequest request)
      throws NoResourceFoundException {
    var command =
        new FindUsers.Command(
            tokens.access(request), page.query(), page.limit(), clients.of(request));
    return switch (findUsers.find(command)) {
      case FindUsers.Result.Found(var users, var more) ->
          Answer.success(
              HttpServletResponse.SC_OK, AdminBody.Users.of(users, page.next(users, more)));
      case FindUsers.Result.NoDirectory() -> throw unknown(request);
      case FindUsers.Result.NotAllowed() -> Answer.notAllowed();
      case FindUsers.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @GetMapping(ROUTE + "/{id}")
  Answer show(@PathVariable("id") String id, HttpServletRequest request)
      throws NoResourceFoundException {
    var user = UserId.parse(id);
    return user.isPresent() ? show(user.get(), request) : notFound();
  }

  private Answer show(UserId user, HttpServletRequest request) throws NoResourceFoundException {
    var command = new ShowUser.Command(tokens.access(request), user, clients.of(request));
    return switch (showUser.show(command)) {
      case ShowUser.Result.Shown shown ->
          Answer.success(HttpServletResponse.SC_OK, AdminBody.OneUser.of(shown));
      case ShowUser.Result.NoSuchUser() -> notFound();
      case ShowUser.Result.NoDirectory() -> throw unknown(request);
      case ShowUser.Result.NotAllowed() -> Answer.notAllowed();
      case ShowUser.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  private static NoResourceFoundException unknown(HttpServletRequest request) {
    return new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), ROUTE);
  }

  private static Answer notFound() {
    return Answer.fail(
        HttpServletResponse.SC_NOT_FOUND, ErrorCode.USER_NOT_FOUND, "User not found");
  }
}
