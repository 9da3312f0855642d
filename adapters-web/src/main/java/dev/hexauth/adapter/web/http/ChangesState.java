package dev.hexauth.adapter.web.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a route that changes state although its method may be GET. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChangesState {

  /** The message of every refusal; if empty, each reason has its own. */
  String refusal() default "";
}
