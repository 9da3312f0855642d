package dev.hexauth.adapter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route that changes something although its method may be GET, or that has words of its own for
 * {@link CrossSiteInterceptor}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ChangesState {

  /** What a cross-site request is told. */
  String refusal() default CrossSiteInterceptor.REFUSAL;
}
