package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.InstantSource;

final class TakeBackEmailService implements TakeBackEmail {

  private final EmailCodes codes;
  private final SessionStore sessions;
  private final KnownNetworks networks;
  private final PasswordHasher hasher;
  private final Drafts drafts;
  private final SecurityEvents events;
  private final InstantSource clock;

  TakeBackEmailService(
      EmailCodes codes,
      SessionStore sessions,
      KnownNetworks networks,
      PasswordHasher hasher,
      Drafts drafts,
      SecurityEvents events,
      InstantSource clock) {
    this.codes = codes;
    this.sessions = sessions;
    this.networks = networks;
    this.hasher = hasher;
    this.drafts = drafts;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result takeBack(Command command) {
    return codes
        .find(command.code(), CodePurpose.TAKE_BACK_ADDRESS, clock.instant())
        .map(user -> takeBack(command, user))
        .orElseGet(() -> rejected(command.client()));
  }

  private Result takeBack(Command command, User user) {
    // Before the code is used up too: if the session store is down, the code still works later.
    sessions.endAll(user.id());
    networks.forget(user.email());
    return codes
        .takeBack(
            command.code(),
            hasher.decoy(),
            clock.instant(),
            drafts.notice(LetterKind.RESET_PASSWORD, command.client()))
        .map(owner -> done(owner, command.client()))
        .orElseGet(() -> rejected(command.client()));
  }

  private Result done(UserId user, Client client) {
    sessions.endAll(user);
    events.record(new SecurityEvent.AddressTakenBack(user, client));
    return new Result.TakenBack();
  }

  private Result rejected(Client client) {
    events.record(new SecurityEvent.CodeRejected(client));
    return new Result.Rejected();
  }
}
