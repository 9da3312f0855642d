package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.AddressProof;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailPolicy;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;

final class VerifyEmailService implements VerifyEmail {

  private final EmailCodes codes;
  private final KnownNetworks networks;
  private final Drafts drafts;
  private final MailPolicy policy;
  private final SecurityEvents events;
  private final InstantSource clock;

  VerifyEmailService(
      EmailCodes codes,
      KnownNetworks networks,
      Drafts drafts,
      MailPolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.codes = codes;
    this.networks = networks;
    this.drafts = drafts;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result verify(Command command) {
    Client client = command.client();
    Instant now = clock.instant();
    return switch (codes.prove(
        command.code(),
        now,
        now.plus(policy.takeBackLifetime()),
        drafts.notice(LetterKind.ADDRESS_CHANGED, client))) {
      case AddressProof.Verified(UserId user, boolean first) -> verified(user, first, client);
      case AddressProof.Changed(UserId user, EmailAddress previous) ->
          changed(user, previous, client);
      case AddressProof.Invalid() -> {
        events.record(new SecurityEvent.CodeRejected(client));
        yield new Result.Rejected();
      }
    };
  }

  private Result verified(UserId user, boolean first, Client client) {
    if (first) {
      events.record(new SecurityEvent.AddressVerified(user, client));
    }
    return new Result.Verified();
  }

  private Result changed(UserId user, EmailAddress previous, Client client) {
    events.record(new SecurityEvent.AddressChanged(user, client));
    networks.forget(previous);
    return new Result.Verified();
  }
}
