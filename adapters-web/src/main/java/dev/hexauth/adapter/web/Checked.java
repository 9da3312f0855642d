package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import java.util.List;

/** What came of checking a request's fields: all are good, or some have issues. */
sealed interface Checked<T> {

  /** What the good fields make. */
  record Valid<T>(T value) implements Checked<T> {}

  /** One issue or more, in field order. */
  record Invalid<T>(List<Issue> issues) implements Checked<T> {}
}
