package dev.hexauth.application;

import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.session.FreshLogin;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

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
    ExportAccount exportAccount,
    MakeAdmin makeAdmin,
    AdminUseCases admin,
    ServiceUseCases services,
    Optional<MailUseCases> mail,
    Optional<AuditUseCases> audit) {

  /** What admins see and change of users. */
  public record AdminUseCases(
      FindUsers findUsers,
      ShowUser showUser,
      DisableUser disableUser,
      EnableUser enableUser,
      ChangeRole changeRole,
      EndSessionsOfUser endSessionsOfUser,
      DeleteUser deleteUser) {}

  /** The use cases of other services, and of the operator and admins who manage their keys. */
  public record ServiceUseCases(
      IntrospectToken introspectToken,
      RevokeToken revokeToken,
      IssueServiceToken issueServiceToken,
      MakeServiceKey makeServiceKey,
      ListServiceKeys listServiceKeys,
      RevokeServiceKey revokeServiceKey) {}

  /** The use cases of the operator who moves users in or out. */
  public record TransferUseCases(ImportUsers importUsers, ExportUsers exportUsers) {}

  /** The use cases that need mail. */
  public record MailUseCases(
      VerifyEmail verifyEmail,
      ResendVerification resendVerification,
      ForgotPassword forgotPassword,
      ResetPassword resetPassword,
      ChangeEmail changeEmail,
      TakeBackEmail takeBackEmail,
      ResendVerificationOfUser resendVerificationOfUser,
      StartPasswordReset startPasswordReset,
      DeliverLetters deliverLetters) {}

  /** The use cases that read the audit trail. */
  public record AuditUseCases(
      ListMyEvents listMyEvents, ListEvents listEvents, ShowStatistics showStatistics) {}

  /**
   * An adapter for every driven port.
   *
   * @param directory empty if the application has a user store of its own without one
   * @param throttle counts logins, registrations, passwords and wrong service keys; all nodes share
   *     it
   * @param nodeThrottle counts refreshes
   * @param mailRecords what is kept of the mail of a user, even while mail is off
   * @param serviceKeys the keys of other services
   */
  public record Ports(
      UserRepository users,
      Optional<UserDirectory> directory,
      MailRecords mailRecords,
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
      ServiceKeys serviceKeys,
      SecurityEvents events) {}

  /**
   * A throttle that each node may keep for itself, so that counting a refresh needs no store. The
   * type keeps it from being mistaken for the shared throttle.
   */
  public record NodeThrottle(Throttle throttle) {}

  /** The adapters of the ports that need mail, and the policy. */
  public record Mail(Outbox outbox, EmailCodes codes, MailTransport transport, MailPolicy policy) {}

  /**
   * The audit trail.
   *
   * @param retention for how long events are kept and shown
   */
  public record Audit(AuditTrail trail, Duration retention) {}

  /**
   * The use cases on {@code ports}, under these policies; {@code clock} is their only clock.
   *
   * @param freshLogin of admins who change something
   * @param mail empty while mail is off
   * @param audit empty while no events are kept
   */
  public static UseCases of(
      Ports ports,
      PasswordPolicy passwordPolicy,
      SessionPolicy policy,
      ThrottlePolicy limits,
      FreshLogin freshLogin,
      Optional<Mail> mail,
      Optional<Audit> audit,
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
    PasswordGate gate =
        new PasswordGate(ports.throttle, networks, hasher, limits, mail.isPresent(), events, clock);
    LetterGate letters = new LetterGate(ports.throttle, limits, events, clock);
    Drafts drafts = new Drafts(ports.ids, clock);
    Notices notices = new Notices(drafts, mail.map(Mail::outbox));
    AddressVerification verification =
        new AddressVerification(mail.map(Mail::policy), letters, drafts);
    RefreshGate refreshGate = new RefreshGate(ports.nodeThrottle, limits, events, clock);
    PasswordConfirmation confirmation = new PasswordConfirmation(users, hasher, events);
    Admins admins = new Admins(authentication, users, freshLogin, events);
    return new UseCases(
        new RegisterUserService(
            gate, users, hasher, ports.ids, passwords, verification, events, clock),
        new LoginService(
            gate,
            users,
            hasher,
            opening,
            ports.verifier,
            carried,
            verification,
            notices,
            events,
            clock),
        new RefreshTokenService(
            refreshGate, users, sessions, ports.verifier, tokens, notices, events, policy, clock),
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
            notices,
            clock),
        new DeleteAccountService(
            authentication, gate, confirmation, users, sessions, networks, notices, events, clock),
        new ExportAccountService(
            authentication,
            users,
            sessions,
            networks,
            ports.mailRecords,
            audit.map(UseCases::eventPages),
            ports.publicIds,
            clock),
        new MakeAdminService(users, sessions, events, clock),
        adminUseCases(ports, admins, notices, clock),
        serviceUseCases(ports, authentication, admins, limits, clock),
        mail.map(given ->
            mailUseCases(
                given,
                ports,
                gate,
                letters,
                drafts,
                authentication,
                admins,
                confirmation,
                passwords,
                clock)),
        audit.map(
            given -> auditUseCases(given, mail.map(Mail::outbox), authentication, admins, clock)));
  }

  /** The use cases that move users, on these ports; {@code clock} is their only clock. */
  public static TransferUseCases transfer(
      UserTransfer transfer, PasswordHasher hasher, SecurityEvents events, InstantSource clock) {
    return new TransferUseCases(
        new ImportUsersService(transfer, hasher, events, clock), new ExportUsersService(transfer));
  }

  private static AdminUseCases adminUseCases(
      Ports ports, Admins admins, Notices notices, InstantSource clock) {
    UserRepository users = ports.users;
    SessionStore sessions = ports.sessions;
    SecurityEvents events = ports.events;
    return new AdminUseCases(
        new FindUsersService(admins, ports.directory, clock),
        new ShowUserService(
            admins, ports.directory, sessions, ports.publicIds, ports.networks, clock),
        new DisableUserService(admins, users, sessions, notices, events, clock),
        new EnableUserService(admins, users, sessions, notices, events, clock),
        new ChangeRoleService(admins, users, sessions, notices, events, clock),
        new EndSessionsOfUserService(admins, users, sessions, notices, events, clock),
        new DeleteUserService(
            admins, users, ports.directory, sessions, ports.networks, notices, events, clock));
  }

  private static ServiceUseCases serviceUseCases(
      Ports ports,
      Authentication authentication,
      Admins admins,
      ThrottlePolicy limits,
      InstantSource clock) {
    ServiceKeys keys = ports.serviceKeys;
    SecurityEvents events = ports.events;
    ServiceGate gate = new ServiceGate(keys, ports.throttle, limits, events, clock);
    return new ServiceUseCases(
        new IntrospectTokenService(
            gate, ports.verifier, authentication, ports.sessions, ports.users, keys, events, clock),
        new RevokeTokenService(gate, ports.verifier, ports.sessions, events, clock),
        new IssueServiceTokenService(gate, ports.signer, ports.ids, events, clock),
        new MakeServiceKeyService(keys, ports.ids, events, clock),
        new ListServiceKeysService(admins, keys, clock),
        new RevokeServiceKeyService(admins, keys, events, clock));
  }

  private static MailUseCases mailUseCases(
      Mail mail,
      Ports ports,
      PasswordGate gate,
      LetterGate letters,
      Drafts drafts,
      Authentication authentication,
      Admins admins,
      PasswordConfirmation confirmation,
      NewPasswords passwords,
      InstantSource clock) {
    SecurityEvents events = ports.events;
    RequestedLetters requested = new RequestedLetters(letters, mail.outbox, drafts, events);
    return new MailUseCases(
        new VerifyEmailService(mail.codes, ports.networks, drafts, mail.policy, events, clock),
        new ResendVerificationService(requested),
        new ForgotPasswordService(requested),
        new ResetPasswordService(
            gate, mail.codes, ports.sessions, ports.hasher, passwords, drafts, events, clock),
        new ChangeEmailService(
            authentication, gate, letters, confirmation, ports.users, mail.outbox, drafts, clock),
        new TakeBackEmailService(
            mail.codes, ports.sessions, ports.networks, ports.hasher, drafts, events, clock),
        new ResendVerificationOfUserService(
            admins, ports.users, mail.outbox, drafts, events, clock),
        new StartPasswordResetService(admins, ports.users, mail.outbox, drafts, events, clock),
        new DeliverLettersService(
            mail.outbox, mail.codes, mail.transport, ports.ids, mail.policy, events, clock));
  }

  private static AuditUseCases auditUseCases(
      Audit audit,
      Optional<Outbox> outbox,
      Authentication authentication,
      Admins admins,
      InstantSource clock) {
    EventPages pages = eventPages(audit);
    return new AuditUseCases(
        new ListMyEventsService(authentication, pages, clock),
        new ListEventsService(admins, pages, clock),
        new ShowStatisticsService(admins, audit.trail, outbox, clock));
  }

  private static EventPages eventPages(Audit audit) {
    return new EventPages(audit.trail, audit.retention);
  }
}
