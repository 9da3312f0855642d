package dev.hexauth.adapter.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The bodies of all answers: JSON objects whose members are the components, in this order. */
sealed interface Body {

  /** Nothing but that it went well. */
  record Done(String status) implements Body {}

  /** A sentence. */
  record Message(String status, String message) implements Body {}

  /** What is wrong with the fields of a request. */
  record Invalid(String status, String message, List<Issue> errors) implements Body {}

  /** A failure of the service's own, to be found in its log. */
  record Fault(String status, String message, String correlationId) implements Body {}

  /** An access token for a script; the cookies carry it too. */
  record Issued(String status, @JsonProperty("access_token") Token accessToken) implements Body {}

  /** A user, as he may see himself. */
  record Profile(String status, Data data) implements Body {

    private static final DateTimeFormatter MILLISECONDS =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    record Data(Account user) {}

    record Account(
        String id,
        String name,
        String email,
        String photo,
        String role,
        String createdAt,
        String updatedAt) {}

    static Profile of(User user) {
      Account account =
          new Account(
              user.id().toString(),
              user.name().value(),
              user.email().value(),
              user.photo().value(),
              user.role().name().toLowerCase(Locale.ROOT),
              iso(user.createdAt()),
              iso(user.updatedAt()));
      return new Profile("success", new Data(account));
    }

    private static String iso(Instant instant) {
      return MILLISECONDS.format(instant);
    }
  }
}
