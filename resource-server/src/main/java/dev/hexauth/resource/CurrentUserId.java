package dev.hexauth.resource;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/**
 * A controller's parameter of type String that is the id of the user, a UUID. A request by anyone
 * else, for instance by a service, is answered 403.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@AuthenticationPrincipal(
    expression = "T(dev.hexauth.resource.CurrentUser).idOf(#this)",
    errorOnInvalidType = true)
public @interface CurrentUserId {}
