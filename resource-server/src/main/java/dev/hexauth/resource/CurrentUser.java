package dev.hexauth.resource;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;

/** What {@link CurrentUserId} evaluates; an expression can call public methods only. */
public final class CurrentUser {

  private CurrentUser() {}

  /**
   * The id of the user.
   *
   * @param principal of the request
   * @throws AccessDeniedException if it is no user
   */
  public static String idOf(@Nullable Object principal) {
    if (principal instanceof Jwt jwt
        && !jwt.hasClaim(TokenShape.SUBJECT_TYPE)
        && jwt.getSubject() != null) {
      return jwt.getSubject();
    }
    throw new AccessDeniedException("the request is not by a user");
  }
}
