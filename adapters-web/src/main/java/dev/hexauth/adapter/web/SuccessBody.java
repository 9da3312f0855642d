package dev.hexauth.adapter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hexauth.adapter.web.http.Body;
import dev.hexauth.application.ExportAccount;
import dev.hexauth.application.ListSessions;
import dev.hexauth.domain.mail.MailRecord.PendingCode;
import dev.hexauth.domain.mail.MailRecord.PendingLetter;
import dev.hexauth.domain.mail.MailRecord.PreviousAddress;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of successful answers. */
sealed interface SuccessBody extends Body {

  /** The access token, for scripts; it is in a cookie as well. */
  record Issued(String status, @JsonProperty("access_token") Token accessToken)
      implements SuccessBody {}

  /**
   * Both tokens, for a client without cookies (RFC 6749, 5.1).
   *
   * @param expiresIn the access token's lifetime in seconds
   * @param refreshExpiresIn the refresh token's lifetime in seconds
   */
  record Delivered(
      String status,
      @JsonProperty("access_token") Token accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn,
      @JsonProperty("refresh_token") Token refreshToken,
      @JsonProperty("refresh_expires_in") long refreshExpiresIn)
      implements SuccessBody {

    static Delivered of(IssuedTokens tokens) {
      return new Delivered(
          "success",
          tokens.access().token(),
          "Bearer",
          tokens.access().lifetime().toSeconds(),
          tokens.refresh().token(),
          tokens.refresh().lifetime().toSeconds());
    }
  }

  /** A user, as shown to that user. */
  record Profile(String status, Data data) implements SuccessBody {

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
              Timestamp.of(user.createdAt()),
              Timestamp.of(user.updatedAt()));
      return new Profile("success", new Data(account));
    }
  }

  /** A new user, to whom a code was mailed. */
  record Registration(String status, String message, Profile.Data data) implements SuccessBody {

    static Registration of(User user) {
      Profile profile = Profile.of(user);
      return new Registration(
          profile.status(),
          "An email with a verification code has been sent to your email",
          profile.data());
    }
  }

  /** A user's sessions, as shown to that user. */
  record Sessions(String status, Listed data) implements SuccessBody {

    record Listed(List<Entry> sessions) {}

    record Entry(
        String id,
        boolean current,
        String createdAt,
        String lastUsedAt,
        String expiresAt,
        String userAgent,
        String address) {}

    static Sessions of(List<ListSessions.Entry> sessions) {
      return new Sessions("success", new Listed(sessions.stream().map(Sessions::entry).toList()));
    }

    private static Entry entry(ListSessions.Entry entry) {
      Session session = entry.session();
      return new Entry(
          entry.id().value(),
          entry.current(),
          Timestamp.of(session.createdAt()),
          Timestamp.of(session.lastUsedAt()),
          Timestamp.of(session.expiresAt()),
          session.client().userAgent(),
          session.client().address());
    }
  }

  /** Everything that is kept of a user, as shown to that user. */
  record Export(String status, Kept data) implements SuccessBody {

    /**
     * @param nextEvents the cursor of older events; null if there are none
     */
    record Kept(
        String exportedAt,
        Owner user,
        List<UserSession> sessions,
        List<UsedNetwork> networks,
        List<Code> codes,
        List<Letter> letters,
        List<Previous> previousAddresses,
        List<AuditBody.Events.Entry> events,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextEvents) {}

    record Owner(
        String id,
        String name,
        String email,
        String photo,
        String role,
        boolean verified,
        String language,
        String createdAt,
        String updatedAt) {}

    /**
     * @param refreshes how often it was refreshed
     * @param confirmed whether the tokens of the last refresh have been used
     */
    record UserSession(
        String id,
        boolean current,
        String createdAt,
        String lastUsedAt,
        String expiresAt,
        int refreshes,
        boolean confirmed,
        String userAgent,
        String address) {}

    record UsedNetwork(String network, String lastLoginAt) {}

    record Code(String purpose, String address, String expiresAt) {}

    /**
     * @param userAgent null if an admin caused the letter, as is {@code clientAddress}
     */
    record Letter(
        String kind,
        String address,
        String occurredAt,
        @Nullable String userAgent,
        @Nullable String clientAddress) {}

    record Previous(String address, String until) {}

    static Export of(ExportAccount.Account account) {
      return new Export(
          "success",
          new Kept(
              Timestamp.of(account.at()),
              user(account.user()),
              account.sessions().stream().map(Export::session).toList(),
              account.networks().stream().map(Export::network).toList(),
              account.mail().codes().stream().map(Export::code).toList(),
              account.mail().letters().stream().map(Export::letter).toList(),
              account.mail().previous().stream().map(Export::previous).toList(),
              account.events().events().stream().map(AuditBody.Events::entry).toList(),
              EventListForm.nextOwn(account.events()).orElse(null)));
    }

    private static Owner user(User user) {
      return new Owner(
          user.id().toString(),
          user.name().value(),
          user.email().value(),
          user.photo().value(),
          label(user.role()),
          user.verified(),
          user.language().tag(),
          Timestamp.of(user.createdAt()),
          Timestamp.of(user.updatedAt()));
    }

    private static UserSession session(ExportAccount.Entry entry) {
      Session session = entry.session();
      return new UserSession(
          entry.id().value(),
          entry.current(),
          Timestamp.of(session.createdAt()),
          Timestamp.of(session.lastUsedAt()),
          Timestamp.of(session.expiresAt()),
          session.generation().value(),
          session.confirmed(),
          session.client().userAgent(),
          session.client().address());
    }

    private static UsedNetwork network(KnownNetwork known) {
      return new UsedNetwork(known.network().text(), Timestamp.of(known.lastLoginAt()));
    }

    private static Code code(PendingCode code) {
      return new Code(
          label(code.purpose()), code.address().value(), Timestamp.of(code.expiresAt()));
    }

    private static Letter letter(PendingLetter letter) {
      Optional<Client> client = letter.occasion().client();
      return new Letter(
          label(letter.kind()),
          letter.address().value(),
          Timestamp.of(letter.occasion().at()),
          client.map(Client::userAgent).orElse(null),
          client.map(Client::address).orElse(null));
    }

    private static Previous previous(PreviousAddress previous) {
      return new Previous(previous.address().value(), Timestamp.of(previous.until()));
    }

    private static String label(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }

  /** The keys of other services, as shown to admins. */
  record ServiceKeys(String status, Keys data) implements SuccessBody {

    record Keys(List<Key> serviceKeys) {}

    /**
     * @param lastUsedOn null before the first use
     */
    record Key(String id, String service, String createdAt, @Nullable String lastUsedOn) {}

    static ServiceKeys of(List<ServiceKeyDetails> keys) {
      return new ServiceKeys("success", new Keys(keys.stream().map(ServiceKeys::key).toList()));
    }

    private static Key key(ServiceKeyDetails details) {
      return new Key(
          details.id().toString(),
          details.service().value(),
          Timestamp.of(details.createdAt()),
          details.lastUsedOn().map(LocalDate::toString).orElse(null));
    }
  }
}
