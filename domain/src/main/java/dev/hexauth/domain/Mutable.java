package dev.hexauth.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the fields of an adapter's class that change after the constructor, or that refer to what
 * can change: a counter, a map that is filled, an array. All other fields are final and refer to
 * what does not change. The rules of the architecture fail when a name is missing or one too many,
 * and count the names. The core has no such class.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Mutable {

  /** The names of the fields. */
  String[] value();
}
