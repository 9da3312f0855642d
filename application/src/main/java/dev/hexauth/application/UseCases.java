package dev.hexauth.application;

import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.time.InstantSource;

/** The whole hexagon as one plain object: give it its driven ports, and take its use cases. */
public record UseCases(
    RegisterUser registerUser, Login login, RefreshToken refreshToken, Logout logout, GetMe getMe) {

  /** An adapter for every driven port. */
  public record Ports(
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      TokenSigner signer,
      TokenVerifier verifier,
      RandomIds ids,
      SecurityEvents events) {}

  /**
   * The use cases on {@code ports}, under these policies; {@code clock} is the only time they know.
   */
  public static UseCases of(
      Ports ports, PasswordPolicy passwords, SessionPolicy sessions, InstantSource clock) {
    TokenIssuer tokens = new TokenIssuer(ports.signer, ports.ids, sessions);
    return new UseCases(
        new RegisterUserService(ports.users, ports.hasher, ports.ids, passwords, clock),
        new LoginService(
            ports.users, ports.sessions, ports.hasher, ports.ids, tokens, sessions, clock),
        new RefreshTokenService(
            ports.users, ports.sessions, ports.verifier, tokens, ports.events, sessions, clock),
        new LogoutService(ports.sessions, ports.verifier, clock),
        new GetMeService(ports.users, ports.sessions, ports.verifier, clock));
  }
}
