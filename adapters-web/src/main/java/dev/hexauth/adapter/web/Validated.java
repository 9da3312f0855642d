package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import java.util.List;

/** The result of checking a request's fields. */
sealed interface Validated<T> {

  /** All fields are valid and make {@code value}. */
  record Valid<T>(T value) implements Validated<T> {}

  /** At least one issue, in field order. */
  record Invalid<T>(List<Issue> issues) implements Validated<T> {}
}
