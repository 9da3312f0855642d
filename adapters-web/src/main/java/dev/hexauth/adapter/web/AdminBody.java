package dev.hexauth.adapter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hexauth.adapter.web.http.Body;
import dev.hexauth.application.ShowUser;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.User;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of successful answers about users, for admins. What is not known is null. */
sealed interface AdminBody extends Body {

  /** A page of users. */
  record Users(String status, Page data) implements AdminBody {

    /**
     * @param next the cursor of the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<Account> users, @Nullable String next) {}

    static Users of(List<KeptUser> users, Optional<String> next) {
      return new Users(
          "success", new Page(users.stream().map(Account::of).toList(), next.orElse(null)));
    }
  }

  /** One user of a list. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Account(
      String id,
      String name,
      String email,
      String photo,
      String role,
      String createdAt,
      String updatedAt,
      boolean verified,
      @Nullable String disabledAt) {

    static Account of(KeptUser kept) {
      User user = kept.user();
      return new Account(
          user.id().toString(),
          user.name().value(),
          user.email().value(),
          user.photo().value(),
          user.role().name().toLowerCase(Locale.ROOT),
          Timestamp.of(user.createdAt()),
          Timestamp.of(user.updatedAt()),
          user.verified(),
          timestamp(kept.disabledAt()));
    }
  }

  /** One user, with what the page of a user shows. */
  record OneUser(String status, Details data) implements AdminBody {

    record Details(AccountInFull user, List<Entry> sessions, Networks networks) {}

    /** An {@link Account}, and the language that the user is written to in. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AccountInFull(
        String id,
        String name,
        String email,
        String photo,
        String role,
        String createdAt,
        String updatedAt,
        boolean verified,
        @Nullable String disabledAt,
        String language) {}

    record Entry(
        String id,
        String createdAt,
        String lastUsedAt,
        String expiresAt,
        String userAgent,
        String address) {}

    /**
     * @param lastLoginAt the start of the day of the last login; null if none is known
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Networks(int known, @Nullable String lastLoginAt) {}

    static OneUser of(ShowUser.Result.Shown shown) {
      return new OneUser(
          "success",
          new Details(
              account(shown.user()),
              shown.sessions().stream().map(OneUser::entry).toList(),
              networks(shown.networks())));
    }

    private static AccountInFull account(KeptUser kept) {
      Account account = Account.of(kept);
      return new AccountInFull(
          account.id(),
          account.name(),
          account.email(),
          account.photo(),
          account.role(),
          account.createdAt(),
          account.updatedAt(),
          account.verified(),
          account.disabledAt(),
          kept.user().language().tag());
    }

    private static Entry entry(ShowUser.Entry entry) {
      Session session = entry.session();
      return new Entry(
          entry.id().value(),
          Timestamp.of(session.createdAt()),
          Timestamp.of(session.lastUsedAt()),
          Timestamp.of(session.expiresAt()),
          session.client().userAgent(),
          session.client().address());
    }

    private static Networks networks(ShowUser.Networks networks) {
      return new Networks(
          networks.known(), timestamp(networks.lastLoginOn().map(OneUser::startOf)));
    }

    private static Instant startOf(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  private static @Nullable String timestamp(Optional<Instant> instant) {
    return instant.map(Timestamp::of).orElse(null);
  }
}
