package dev.hexauth.application;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.time.InstantSource;

/** The whole application as one plain object: driven ports in, use cases out. */
public record UseCases(
    RegisterUser registerUser,
    Login login,
    RefreshToken refreshToken,
    Logout logout,
    GetMe getMe,
    ListSessions listSessions,
    EndSession endSession,
    EndOtherSessions endOtherSessions,
    ChangePassword changePassword,
    DeleteAccount deleteAccount,
    DisableUser disableUser,
    EndSessionsOfUser endSessionsOfUser,
    MakeAdmin makeAdmin) {

  /**
   * An adapter for every driven port.
   *
   * @param throttle counts logins, registrations and passwords; all nodes share it
   * @param nodeThrottle counts refreshes
   */
  public record Ports(
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      BreachedPasswords breachedPasswords,
      TokenSigner signer,
      TokenVerifier verifier,
      RandomIds ids,
      PublicIds publicIds,
      Throttle throttle,
      NodeThrottle nodeThrottle,
      KnownNetworks networks,
      SecurityEvents events) {}

  /**
   * A throttle that each node may keep for itself, so that counting a refresh needs no store. The
   * type keeps it from being mistaken for the shared throttle.
   */
  public record NodeThrottle(Throttle throttle) {}

  /** The use cases on {@code ports}, under these policies; {@code clock} is their only clock. */
  public static UseCases of(
      Ports ports,
      PasswordPolicy passwordPolicy,
      SessionPolicy policy,
      ThrottlePolicy limits,
      InstantSource clock) {
    UserRepository users = ports.users;
    SessionStore sessions = ports.sessions;
    PasswordHasher hasher = ports.hasher;
    SecurityEvents events = ports.events;
    TokenIssuer tokens = new TokenIssuer(ports.signer, ports.ids, policy);
    Authentication authentication = new Authentication(ports.verifier, sessions, events, policy);
    SessionOpening opening =
        new SessionOpening(users, sessions, hasher, ports.ids, tokens, policy, events);
    CarriedSessions carried = new CarriedSessions(sessions, events);
    NewPasswords passwords = new NewPasswords(passwordPolicy, ports.breachedPasswords);
    KnownNetworks networks = ports.networks;
    PasswordGate gate = new PasswordGate(ports.throttle, networks, hasher, limits, events, clock);
    RefreshGate refreshGate = new RefreshGate(ports.nodeThrottle, limits, events, clock);
    PasswordConfirmation confirmation = new PasswordConfirmation(users, hasher, events);
    Admins admins = new Admins(authentication, users, events);
    return new UseCases(
        new RegisterUserService(gate, users, hasher, ports.ids, passwords, events, clock),
        new LoginService(gate, users, hasher, opening, ports.verifier, carried, events, clock),
        new RefreshTokenService(
            refreshGate, users, sessions, ports.verifier, tokens, events, policy, clock),
        new LogoutService(ports.verifier, carried, events, clock),
        new GetMeService(authentication, users, clock),
        new ListSessionsService(authentication, sessions, ports.publicIds, clock),
        new EndSessionService(authentication, sessions, ports.publicIds, events, clock),
        new EndOtherSessionsService(authentication, sessions, events, clock),
        new ChangePasswordService(
            authentication,
            gate,
            confirmation,
            users,
            sessions,
            hasher,
            events,
            passwords,
            opening,
            clock),
        new DeleteAccountService(
            authentication, gate, confirmation, users, sessions, networks, events, clock),
        new DisableUserService(admins, users, sessions, events, clock),
        new EndSessionsOfUserService(admins, users, sessions, events, clock),
        new MakeAdminService(users, sessions, events, clock));
  }
}
