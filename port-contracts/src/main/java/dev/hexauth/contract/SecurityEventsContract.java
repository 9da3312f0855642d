package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.LoginFailure;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.AccountDeleted;
import dev.hexauth.domain.event.SecurityEvent.AddressChanged;
import dev.hexauth.domain.event.SecurityEvent.AddressTakenBack;
import dev.hexauth.domain.event.SecurityEvent.AddressVerified;
import dev.hexauth.domain.event.SecurityEvent.AdminActionRefused;
import dev.hexauth.domain.event.SecurityEvent.AdminMade;
import dev.hexauth.domain.event.SecurityEvent.CodeRejected;
import dev.hexauth.domain.event.SecurityEvent.KeysLoaded;
import dev.hexauth.domain.event.SecurityEvent.LetterGivenUp;
import dev.hexauth.domain.event.SecurityEvent.LetterPostponed;
import dev.hexauth.domain.event.SecurityEvent.LetterRequested;
import dev.hexauth.domain.event.SecurityEvent.LetterSent;
import dev.hexauth.domain.event.SecurityEvent.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent.LoggedOut;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.OtherSessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.PasswordChanged;
import dev.hexauth.domain.event.SecurityEvent.PasswordRefused;
import dev.hexauth.domain.event.SecurityEvent.PasswordReset;
import dev.hexauth.domain.event.SecurityEvent.PasswordResetStarted;
import dev.hexauth.domain.event.SecurityEvent.ReauthenticationRequired;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.RegistrationRefused;
import dev.hexauth.domain.event.SecurityEvent.RoleChanged;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyMade;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevoked;
import dev.hexauth.domain.event.SecurityEvent.ServiceKeyRevokedByAdmin;
import dev.hexauth.domain.event.SecurityEvent.ServiceRejected;
import dev.hexauth.domain.event.SecurityEvent.ServiceTokenIssued;
import dev.hexauth.domain.event.SecurityEvent.SessionRefreshed;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.event.SecurityEvent.SessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.Throttled;
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.event.SecurityEvent.TokenRevoked;
import dev.hexauth.domain.event.SecurityEvent.UserDeleted;
import dev.hexauth.domain.event.SecurityEvent.UserDisabled;
import dev.hexauth.domain.event.SecurityEvent.UserEnabled;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.event.SecurityEvent.VerificationResent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.LimitKind;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link SecurityEvents} guarantees: it reports each event once, in the order
 * in which one thread records them, with the kind of event, the user, and the client that caused
 * it. Of events that any caller can cause at will, it may report the first of a kind and network,
 * and later how many more there were.
 *
 * <p>Not specified: the wording, an order among threads, and whether a report outlives the process.
 */
public interface SecurityEventsContract {

  /** The client of events for which the client does not matter. */
  ServiceName ORDERS = new ServiceName("orders");

  ServiceKeyId KEY = new ServiceKeyId(new UUID(0x7000, 1));

  Client CLIENT = new Client("curl/8", "192.0.2.1");

  /** The adapter to test; the same one within a test. */
  SecurityEvents events();

  /** The text that stands for a session in a report. */
  String nameOf(SessionId session);

  /** The reports to operators since the test began: one text for each event, in order. */
  List<String> reported();

  /** Events of every kind, of some kinds several. */
  static List<SecurityEvent> examples() {
    return samples(SessionId::value).stream().map(Sample::event).toList();
  }

  @Test
  default void nothing_is_reported_before_it_is_recorded() {
    assertThat(reported()).isEmpty();
  }

  @Test
  default void each_kind_of_event_is_reported_with_its_user_and_client() {
    List<Sample> samples = samples(this::nameOf);
    assertThat(samples.stream().<Class<?>>map(sample -> sample.event().getClass()).distinct())
        .as("a sample of each kind")
        .containsExactlyInAnyOrderElementsOf(kinds(SecurityEvent.class).toList());

    samples.stream().map(Sample::event).forEach(events()::record);

    List<String> reported = reported();
    assertThat(reported).hasSameSizeAs(samples);
    for (int i = 0; i < reported.size(); i++) {
      assertThat(reported.get(i)).contains(samples.get(i).parts()).doesNotContain("\n", "\r");
    }
  }

  @Test
  default void no_two_kinds_of_event_are_reported_alike() {
    SessionRef session = newSession();
    List<SecurityEvent> similar =
        Stream.concat(
                ofSession(session, CLIENT),
                Stream.of(
                    new LoginFailed(
                        Optional.of(session.owner()), LoginFailure.WRONG_PASSWORD, CLIENT),
                    new LoginFailed(
                        Optional.of(session.owner()), LoginFailure.CHANGED_MEANWHILE, CLIENT),
                    new TokenRejected(TokenKind.ACCESS, CLIENT),
                    new TokenRejected(TokenKind.REFRESH, CLIENT),
                    new Throttled(LimitKind.REFRESHES, Optional.of(session), CLIENT),
                    new Throttled(LimitKind.PASSWORD_CHECKS, Optional.of(session), CLIENT),
                    new Throttled(LimitKind.PASSWORD_CHANGES, Optional.of(session), CLIENT),
                    new UserRegistered(session.owner(), CLIENT),
                    new AddressVerified(session.owner(), CLIENT),
                    new AddressChanged(session.owner(), CLIENT),
                    new AddressTakenBack(session.owner(), CLIENT),
                    new PasswordReset(session.owner(), CLIENT),
                    new RegistrationRefused(CLIENT),
                    new CodeRejected(CLIENT),
                    new LetterRequested(LetterKind.RESET_PASSWORD, CLIENT),
                    new LetterRequested(LetterKind.VERIFY_ADDRESS_AGAIN, CLIENT),
                    new LetterSent(LetterKind.RESET_PASSWORD, session.owner()),
                    new LetterSent(LetterKind.VERIFY_ADDRESS, session.owner()),
                    new LetterPostponed(LetterKind.RESET_PASSWORD, session.owner()),
                    new LetterGivenUp(LetterKind.RESET_PASSWORD, session.owner()),
                    new AdminMade(session.owner()),
                    new ServiceRejected(CLIENT),
                    new ServiceTokenIssued(ORDERS, CLIENT),
                    new TokenRevoked(session, ORDERS, CLIENT),
                    new ServiceKeyMade(ORDERS, KEY),
                    new ServiceKeyRevoked(ORDERS, KEY),
                    new ServiceKeyRevokedByAdmin(ORDERS, KEY, stepIn(session)),
                    new KeysLoaded(TokenKind.ACCESS, "a", List.of("b")),
                    new KeysLoaded(TokenKind.ACCESS, "b", List.of("a")),
                    new KeysLoaded(TokenKind.REFRESH, "a", List.of("b")),
                    new UserDisabled(session.owner(), stepIn(session)),
                    new UserEnabled(session.owner(), stepIn(session)),
                    new RoleChanged(session.owner(), Role.ADMIN, stepIn(session)),
                    new RoleChanged(session.owner(), Role.USER, stepIn(session)),
                    new SessionsEnded(session.owner(), stepIn(session)),
                    new UserDeleted(session.owner(), stepIn(session)),
                    new VerificationResent(session.owner(), stepIn(session)),
                    new PasswordResetStarted(session.owner(), stepIn(session))))
            .toList();
    similar.forEach(events()::record);
    assertThat(reported()).hasSameSizeAs(similar).doesNotHaveDuplicates();
  }

  @Test
  default void events_are_reported_in_the_order_in_which_they_are_recorded() {
    List<SessionRef> sessions = IntStream.range(0, 10).mapToObj(_ -> newSession()).toList();
    sessions.forEach(session -> events().record(new RefreshTokenReused(session, CLIENT)));
    assertThat(reported()).hasSameSizeAs(sessions);
    for (int i = 0; i < sessions.size(); i++) {
      assertThat(reported().get(i)).contains(sessions.get(i).owner().toString());
    }
  }

  @Test
  default void an_event_that_happens_again_is_reported_again() {
    SecurityEvent event = new RefreshTokenReused(newSession(), CLIENT);
    events().record(event);
    events().record(event);
    assertThat(reported()).hasSize(2);
  }

  @Test
  default void no_event_is_lost_when_many_are_recorded_at_once() {
    List<SessionRef> sessions =
        Race.of(32)
            .run(_ -> {
              SessionRef session = newSession();
              events().record(new RefreshTokenReused(session, CLIENT));
              return session;
            });
    assertThat(reported()).hasSize(32);
    assertThat(new HashSet<>(sessions))
        .allMatch(
            session -> reported().stream().anyMatch(text -> text.contains(nameOf(session.id()))));
  }

  /** The records among {@code type} and its subtypes. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(SecurityEventsContract::kinds);
  }

  /** An event, and the parts that its text must contain. */
  record Sample(SecurityEvent event, List<String> parts) {}

  private static List<Sample> samples(Function<SessionId, String> nameOf) {
    SessionRef session = newSession();
    SessionRef admin = newSession();
    UserId user = session.owner();
    Client client = new Client("Mozilla/5.0 (X11; \"Linux\")\r\nevent=None", "2001:db8::1");
    String inSession = nameOf.apply(session.id());
    AdminStep step =
        new AdminStep(admin, Optional.of(new Reason("Order 17, \u00fcberpr\u00fcft")), client);
    List<String> byAdmin =
        List.of(
            user.toString(),
            admin.owner().toString(),
            nameOf.apply(admin.id()),
            "Order 17, \u00fcberpr\u00fcft",
            client.address());
    return Stream.concat(
            ofSession(session, client)
                .map(event -> sample(event, user.toString(), inSession, client.address())),
            Stream.of(
                sample(
                    new LoginFailed(Optional.of(user), LoginFailure.WRONG_PASSWORD, client),
                    user.toString(),
                    client.address()),
                sample(
                    new LoginFailed(Optional.empty(), LoginFailure.NO_SUCH_USER, client),
                    client.address()),
                sample(new TokenRejected(TokenKind.ACCESS, client), client.address()),
                sample(new TokenRejected(TokenKind.REFRESH, client), client.address()),
                sample(
                    new Throttled(LimitKind.LOGINS_FROM_NETWORK, Optional.empty(), client),
                    client.address()),
                sample(
                    new Throttled(LimitKind.REFRESHES, Optional.of(session), client),
                    user.toString(),
                    inSession,
                    client.address()),
                sample(new UserRegistered(user, client), user.toString(), client.address()),
                sample(new RegistrationRefused(client), client.address()),
                sample(new AddressVerified(user, client), user.toString(), client.address()),
                sample(new AddressChanged(user, client), user.toString(), client.address()),
                sample(new AddressTakenBack(user, client), user.toString(), client.address()),
                sample(new LetterRequested(LetterKind.RESET_PASSWORD, client), client.address()),
                sample(new CodeRejected(client), client.address()),
                sample(new PasswordReset(user, client), user.toString(), client.address()),
                sample(new LetterSent(LetterKind.VERIFY_ADDRESS, user), user.toString()),
                sample(new LetterPostponed(LetterKind.VERIFY_ADDRESS, user), user.toString()),
                sample(new LetterGivenUp(LetterKind.VERIFY_ADDRESS, user), user.toString()),
                sample(new AdminMade(user), user.toString()),
                sample(new ServiceRejected(client), client.address()),
                sample(new ServiceTokenIssued(ORDERS, client), ORDERS.value(), client.address()),
                sample(
                    new TokenRevoked(session, ORDERS, client),
                    user.toString(),
                    inSession,
                    ORDERS.value(),
                    client.address()),
                sample(new ServiceKeyMade(ORDERS, KEY), ORDERS.value(), KEY.toString()),
                sample(new ServiceKeyRevoked(ORDERS, KEY), ORDERS.value(), KEY.toString()),
                sample(
                    new ServiceKeyRevokedByAdmin(ORDERS, KEY, step),
                    admin.owner().toString(),
                    nameOf.apply(admin.id()),
                    ORDERS.value(),
                    KEY.toString(),
                    "Order 17",
                    client.address()),
                sample(
                    new KeysLoaded(TokenKind.REFRESH, "kid-of-now", List.of("kid-1", "kid-2")),
                    "kid-of-now",
                    "kid-1",
                    "kid-2"),
                sample(
                    new UserEnabled(user, stepIn(admin)),
                    user.toString(),
                    admin.owner().toString(),
                    CLIENT.address()),
                new Sample(new UserDisabled(user, step), byAdmin),
                new Sample(new UserEnabled(user, step), byAdmin),
                new Sample(new RoleChanged(user, Role.ADMIN, step), byAdmin),
                new Sample(new SessionsEnded(user, step), byAdmin),
                new Sample(new UserDeleted(user, step), byAdmin),
                new Sample(new VerificationResent(user, step), byAdmin),
                new Sample(new PasswordResetStarted(user, step), byAdmin)))
        .toList();
  }

  private static Sample sample(SecurityEvent event, String... parts) {
    return new Sample(event, List.of(parts));
  }

  private static Stream<SecurityEvent> ofSession(SessionRef session, Client client) {
    return Stream.of(
        new LoggedIn(session, client),
        new SessionRefreshed(session, client),
        new RefreshTokenReused(session, client),
        new SessionStoreBehind(session, client),
        new LoggedOut(session, client),
        new OtherSessionsEnded(session, client),
        new PasswordChanged(session, client),
        new PasswordRefused(session, client),
        new AccountDeleted(session, client),
        new AdminActionRefused(session, client),
        new ReauthenticationRequired(session, client));
  }

  /** A step for which no reason was given. */
  private static AdminStep stepIn(SessionRef admin) {
    return new AdminStep(admin, Optional.empty(), CLIENT);
  }

  private static SessionRef newSession() {
    return Samples.newRef(Samples.newUserId());
  }
}
