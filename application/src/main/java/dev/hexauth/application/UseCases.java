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

/** The whole hexagon as one plain object: give it its driven ports, and take its use cases. */
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
   * @param throttle of logins, registrations and passwords, shared by all nodes
   * @param nodeThrottle of refreshes; it may be this node's alone, so that a refresh asks no store
   *     for it
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
      Throttle nodeThrottle,
      KnownNetworks networks,
      SecurityEvents events) {}

  /**
   * The use cases on {@code ports}, under these policies; {@code clock} is the only time they know.
   */
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
    Authentication access = new Authentication(ports.verifier, sessions, events, policy);
    SessionOpening opening =
        new SessionOpening(users, sessions, hasher, ports.ids, tokens, policy, events);
    CarriedSessions carried = new CarriedSessions(sessions, events);
    NewPasswords passwords = new NewPasswords(passwordPolicy, ports.breachedPasswords);
    KnownNetworks networks = ports.networks;
    Gate gate = new Gate(ports.throttle, networks, hasher, limits, events, clock);
    Gate nodeGate = new Gate(ports.nodeThrottle, networks, hasher, limits, events, clock);
    Operators operators = new Operators(users, events);
    return new UseCases(
        new RegisterUserService(gate, users, hasher, ports.ids, passwords, events, clock),
        new LoginService(gate, users, hasher, opening, ports.verifier, carried, events, clock),
        new RefreshTokenService(
            nodeGate, users, sessions, ports.verifier, tokens, events, policy, clock),
        new LogoutService(ports.verifier, carried, events, clock),
        new GetMeService(access, users, clock),
        new ListSessionsService(access, sessions, ports.publicIds, clock),
        new EndSessionService(access, sessions, ports.publicIds, events, clock),
        new EndOtherSessionsService(access, sessions, events, clock),
        new ChangePasswordService(
            access, gate, users, sessions, hasher, events, passwords, opening, clock),
        new DeleteAccountService(access, gate, users, sessions, networks, hasher, events, clock),
        new DisableUserService(access, operators, users, sessions, events, clock),
        new EndSessionsOfUserService(access, operators, users, sessions, events, clock),
        new MakeAdminService(users, sessions, events, clock));
  }
}
