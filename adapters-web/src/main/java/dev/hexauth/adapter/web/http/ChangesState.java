package dev.hexauth.adapter.web.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that changes something although its method may be GET. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChangesState {

  /** The sentence with which any refusal is answered; empty: that of the refusal's reason. */
  String refusal() default "";
}
