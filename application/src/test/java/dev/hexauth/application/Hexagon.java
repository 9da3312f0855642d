package dev.hexauth.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.FreshLogin;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedToken;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification.Verified;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The use cases on in-memory adapters, with a settable clock and, by default, without limits on
 * attempts; and short methods for the calls that most tests make.
 */
final class Hexagon {

  static final Instant START = Instant.parse("2030-01-01T00:00:00.123456Z");
  static final UserName NAME = new UserName("Ada");
  static final EmailAddress EMAIL = new EmailAddress("ada@example.com");
  static final RawPassword PASSWORD = new RawPassword("correct horse");
  static final RawPassword WRONG = new RawPassword("correct zebra");
  static final RawPassword NEW_PASSWORD = new RawPassword("battery staple");
  static final EmailAddress ADMIN_EMAIL = new EmailAddress("root@example.com");
  static final Client CLIENT = new Client("Mozilla/5.0", "192.0.2.1");
  static final Claimant CLAIMANT = new Claimant(Network.of(CLIENT), EMAIL, Standing.STRANGER);
  static final Token FORGED = new Token("forged");

  /** A placeholder for the tokens of a login that comes later. */
  static final IssuedTokens NO_TOKENS =
      new IssuedTokens(
          new IssuedToken(FORGED, Duration.ZERO),
          new IssuedToken(FORGED, Duration.ZERO),
          Delivery.COOKIE);

  /** For how long events are kept. */
  static final Duration RETENTION = Duration.ofDays(90);

  final MemoryConfiguration memory = MemoryConfiguration.create();
  final SettableClock clock = new SettableClock(START);
  final SessionPolicy policy;
  final ThrottlePolicy limits;
  final Optional<UseCases.Mail> mail;
  final UseCases useCases;

  /** How many events {@link #newEvents} has returned. */
  private int eventsSeen;

  Hexagon() {
    this(SessionPolicy.DEFAULT);
  }

  Hexagon(SessionPolicy policy) {
    this(policy, ThrottlePolicy.NONE);
  }

  Hexagon(SessionPolicy policy, ThrottlePolicy limits) {
    this(policy, limits, Optional.empty());
  }

  /** With mail, whose letters {@link #memory} records. */
  Hexagon(MailPolicy mailPolicy) {
    this(SessionPolicy.DEFAULT, ThrottlePolicy.NONE, Optional.of(mailPolicy));
  }

  Hexagon(SessionPolicy policy, ThrottlePolicy limits, Optional<MailPolicy> mailPolicy) {
    this.policy = policy;
    this.limits = limits;
    this.mail =
        mailPolicy.map(
            given -> new UseCases.Mail(memory.outbox(), memory.codes(), memory.transport(), given));
    this.useCases = on(memory.users(), memory.sessions());
  }

  /** The use cases on other stores; everything else is the same. */
  UseCases on(UserRepository users, SessionStore sessions) {
    return on(users, sessions, memory.hasher());
  }

  /** The same, with another hasher. */
  UseCases on(UserRepository users, SessionStore sessions, PasswordHasher hasher) {
    return on(users, Optional.of(memory.directory()), sessions, hasher, audit());
  }

  /** The use cases of an application whose own user store has no directory. */
  UseCases withoutDirectory() {
    return on(memory.users(), Optional.empty(), memory.sessions(), memory.hasher(), audit());
  }

  /** The use cases while no events are kept. */
  UseCases withoutAudit() {
    return on(
        memory.users(),
        Optional.of(memory.directory()),
        memory.sessions(),
        memory.hasher(),
        Optional.empty());
  }

  private Optional<UseCases.Audit> audit() {
    return Optional.of(new UseCases.Audit(memory.auditTrail(), RETENTION));
  }

  private UseCases on(
      UserRepository users,
      Optional<UserDirectory> directory,
      SessionStore sessions,
      PasswordHasher hasher,
      Optional<UseCases.Audit> audit) {
    return UseCases.of(
        new UseCases.Ports(
            users,
            directory,
            memory.mailRecords(),
            sessions,
            hasher,
            memory.breachedPasswords(),
            memory.signer(),
            memory.verifier(),
            memory.ids(),
            memory.publicIds(),
            memory.throttle(),
            new UseCases.NodeThrottle(memory.throttle()),
            memory.knownNetworks(),
            memory.serviceKeys(),
            memory.events()),
        new PasswordPolicy(8, 32),
        policy,
        limits,
        FreshLogin.DEFAULT,
        mail,
        audit,
        clock);
  }

  User register() {
    return register(EMAIL);
  }

  User register(EmailAddress email) {
    var result =
        useCases
            .registerUser()
            .register(
                new RegisterUser.Command(
                    NAME, email, PASSWORD, Photo.DEFAULT, Optional.empty(), CLIENT));
    assertThat(result).isInstanceOf(RegisterUser.Result.Registered.class);
    return ((RegisterUser.Result.Registered) result).user();
  }

  Login.Result login(EmailAddress email, RawPassword password) {
    return login(email, password, CLIENT);
  }

  Login.Result login(EmailAddress email, RawPassword password, Client client) {
    return login(email, password, CarriedTokens.NONE, client);
  }

  /** In a browser that holds {@code replaced}. */
  Login.Result login(EmailAddress email, RawPassword password, CarriedTokens replaced) {
    return login(email, password, replaced, CLIENT);
  }

  private Login.Result login(
      EmailAddress email, RawPassword password, CarriedTokens replaced, Client client) {
    return useCases
        .login()
        .logIn(new Login.Command(email, password, Delivery.COOKIE, replaced, client));
  }

  Login.Result.LoggedIn login(Delivery delivery) {
    var command = new Login.Command(EMAIL, PASSWORD, delivery, CarriedTokens.NONE, CLIENT);
    return (Login.Result.LoggedIn) useCases.login().logIn(command);
  }

  Login.Result.LoggedIn login() {
    return login(EMAIL);
  }

  /** With {@link #PASSWORD}. */
  Login.Result.LoggedIn login(EmailAddress email) {
    Login.Result result = login(email, PASSWORD);
    assertThat(result).isInstanceOf(Login.Result.LoggedIn.class);
    return (Login.Result.LoggedIn) result;
  }

  /** A change that was made in this session, without a reason. */
  static AdminStep step(SessionRef admin) {
    return new AdminStep(admin, Optional.empty(), CLIENT);
  }

  /** Registers an admin and logs in as the admin. */
  Login.Result.LoggedIn admin() {
    register(ADMIN_EMAIL);
    useCases.makeAdmin().make(new MakeAdmin.Command(ADMIN_EMAIL));
    return login(ADMIN_EMAIL);
  }

  /** A new key of {@code service}, which gives its name with it. */
  ServiceCredential serviceKey(ServiceName service) {
    var result = useCases.services().makeServiceKey().make(new MakeServiceKey.Command(service));
    assertThat(result).isInstanceOf(MakeServiceKey.Result.Made.class);
    return new ServiceCredential(Optional.of(service), ((MakeServiceKey.Result.Made) result).key());
  }

  /** Revokes the oldest keys of {@code service}. */
  void revokeKeysOf(ServiceName service, int count) {
    memory.serviceKeys().list().stream()
        .filter(key -> key.service().equals(service))
        .limit(count)
        .forEach(key -> assertThat(memory.serviceKeys().revoke(key.id())).contains(service));
  }

  /** A new access token of the service with this key. */
  Token serviceToken(ServiceCredential credential) {
    var command = new IssueServiceToken.Command(Optional.of(credential), CLIENT);
    var result = useCases.services().issueServiceToken().issue(command);
    assertThat(result).isInstanceOf(IssueServiceToken.Result.Issued.class);
    return ((IssueServiceToken.Result.Issued) result).token();
  }

  RefreshToken.Result refresh(Token token) {
    return useCases.refreshToken().refresh(new RefreshToken.Command(List.of(token), CLIENT));
  }

  RefreshToken.Result.Refreshed refreshed(Token token) {
    RefreshToken.Result result = refresh(token);
    assertThat(result).isInstanceOf(RefreshToken.Result.Refreshed.class);
    return (RefreshToken.Result.Refreshed) result;
  }

  Logout.Result logout(Token accessToken) {
    return logout(List.of(accessToken), List.of());
  }

  Logout.Result logout(List<Token> accessTokens, List<Token> refreshTokens) {
    return useCases
        .logout()
        .logOut(new Logout.Command(new CarriedTokens(accessTokens, refreshTokens), CLIENT));
  }

  GetMe.Result me(Token accessToken) {
    return useCases.getMe().get(new GetMe.Command(List.of(accessToken), CLIENT));
  }

  ListSessions.Result list(Token accessToken) {
    return useCases.listSessions().list(new ListSessions.Command(List.of(accessToken), CLIENT));
  }

  EndSession.Result endSession(Token accessToken, PublicId session) {
    return useCases.endSession().end(new EndSession.Command(List.of(accessToken), session, CLIENT));
  }

  EndOtherSessions.Result endOthers(Token accessToken) {
    return useCases
        .endOtherSessions()
        .endOthers(new EndOtherSessions.Command(List.of(accessToken), CLIENT));
  }

  ChangePassword.Result changePassword(
      Token accessToken, RawPassword current, RawPassword replacement) {
    return useCases
        .changePassword()
        .change(new ChangePassword.Command(List.of(accessToken), current, replacement, CLIENT));
  }

  DeleteAccount.Result deleteAccount(Token accessToken, RawPassword password) {
    return useCases
        .deleteAccount()
        .delete(new DeleteAccount.Command(List.of(accessToken), password, CLIENT));
  }

  DisableUser.Result disable(Token accessToken, UserId user) {
    var command = new DisableUser.Command(admin(accessToken), user, Optional.empty());
    return useCases.admin().disableUser().disable(command);
  }

  EndSessionsOfUser.Result endSessionsOf(Token accessToken, UserId user) {
    var command = new EndSessionsOfUser.Command(admin(accessToken), user, Optional.empty());
    return useCases.admin().endSessionsOfUser().endSessions(command);
  }

  /** An admin who asks for a change with this token. */
  static Requester.Admin admin(Token accessToken) {
    return new Requester.Admin(List.of(accessToken), CLIENT);
  }

  /** The events that were recorded since the last call. */
  List<SecurityEvent> newEvents() {
    List<SecurityEvent> all = memory.recordedEvents();
    List<SecurityEvent> unseen = all.subList(eventsSeen, all.size());
    eventsSeen = all.size();
    return unseen;
  }

  /** Fails like a store that is down. */
  static void fail() {
    throw new UnavailableException("store", Duration.ofSeconds(1), new ConnectException());
  }

  PublicId publicIdOf(SessionRef session) {
    return memory.publicIds().of(session.id());
  }

  /** The claims of an access token that is valid now. */
  AccessClaims accessClaims(Token token) {
    var verification = memory.verifier().verifyAccess(token, clock.instant());
    assertThat(verification).isInstanceOf(Verified.class);
    return ((Verified<AccessClaims>) verification).claims();
  }

  /** The claims of a refresh token that is valid now. */
  RefreshClaims refreshClaims(Token token) {
    var verification = memory.verifier().verifyRefresh(token, clock.instant());
    assertThat(verification).isInstanceOf(Verified.class);
    return ((Verified<RefreshClaims>) verification).claims();
  }

  SessionRef sessionOf(Login.Result.LoggedIn login) {
    return refreshClaims(login.tokens().refresh().token()).session();
  }

  boolean isActive(SessionRef session) {
    return memory.sessions().isActive(session, clock.instant());
  }
}
