package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.POLICY;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.Samples.serviceKey;
import static dev.hexauth.adapter.persistence.Samples.serviceKeyDetails;
import static dev.hexauth.adapter.persistence.Samples.session;
import static dev.hexauth.adapter.persistence.Samples.user;
import static dev.hexauth.domain.mail.CodePurpose.CHANGE_ADDRESS;
import static dev.hexauth.domain.mail.CodePurpose.TAKE_BACK_ADDRESS;
import static dev.hexauth.domain.mail.LetterKind.ADDRESS_CHANGED;
import static dev.hexauth.domain.mail.LetterKind.CONFIRM_ADDRESS;
import static dev.hexauth.domain.mail.LetterKind.PASSWORD_CHANGED;
import static dev.hexauth.domain.mail.LetterKind.PASSWORD_RESET;
import static dev.hexauth.domain.mail.LetterKind.RESET_PASSWORD;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.mail.Recipient;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Every operation of every store, in an order in which each has an effect. */
final class Operations {

  private static final Bucket BUCKET = Bucket.ofStrangers(email(0));
  private static final Limit LIMIT = Limit.of(new Rate(1, Duration.ofHours(1)));
  private static final Network HOME = new Network("192.0.2.1");

  private static final Instant END = NOW.plusSeconds(60);
  private static final EmailCode CHANGE = new EmailCode("c".repeat(64));
  private static final EmailCode BACK = new EmailCode("b".repeat(64));

  private static final EventFilter LOGINS =
      new EventFilter(Optional.of(user(0).id()), Optional.of(EventKind.LOGGED_IN), NOW, END);

  private Operations() {}

  static List<Runnable> on(DSLContext sql, Confirmations confirmations) {
    UserRepository users = new PostgresUserRepository(sql);
    UserDirectory directory = new PostgresUserDirectory(sql);
    Outbox outbox = new PostgresOutbox(sql);
    EmailCodes codes = new PostgresEmailCodes(sql);
    UserId ada = user(0).id();
    SessionStore sessions = new PostgresSessionStore(sql, confirmations);
    Throttle throttle = new PostgresThrottle(sql);
    KnownNetworks known = new PostgresKnownNetworks(sql);
    ServiceKeys services = new PostgresServiceKeys(sql);
    AuditTrail trail = new PostgresAuditTrail(sql);
    SessionRef ref = session(0, NOW).ref();
    return List.of(
        () -> users.add(user(0), HASH, RegistrationDrafts.NONE),
        () -> users.add(user(0), HASH, RegistrationDrafts.NONE),
        () -> users.find(user(0).id()),
        () -> users.credentialOf(email(0)),
        () -> users.credentialOf(user(0).id()),
        () -> users.replaceHash(user(0).id(), HASH, HASH),
        () -> users.makeAdmin(email(0), NOW),
        () -> users.setRole(user(0).id(), Role.USER, NOW, Optional.empty()),
        () -> directory.find(ada),
        () -> directory.list(new UserQuery.Newest(UserGroup.ADMINS, Optional.empty()), 1),
        () -> directory.list(new UserQuery.ByEmail(new EmailPrefix("a"), Optional.empty()), 1),
        () -> directory.list(new UserQuery.ByName(new NamePrefix("a"), Optional.empty()), 1),
        () -> users.changePassword(ada, HASH, HASH, Optional.of(draft(PASSWORD_CHANGED, 1))),
        () -> outbox.post(ada, draft(ADDRESS_CHANGED, 2)),
        () -> outbox.post(email(0), draft(RESET_PASSWORD, 3)),
        () -> outbox.post(ada, email(1), draft(CONFIRM_ADDRESS, 4)),
        () -> outbox.lease(NOW, NOW.plusSeconds(60)),
        () -> codes.keep(CHANGE, CHANGE_ADDRESS, letter(CONFIRM_ADDRESS, 4, email(1)), END, NOW),
        () -> codes.prove(CHANGE, NOW, END, draft(ADDRESS_CHANGED, 5)),
        () -> codes.keep(BACK, TAKE_BACK_ADDRESS, letter(ADDRESS_CHANGED, 5, email(0)), END, NOW),
        () -> codes.find(BACK, TAKE_BACK_ADDRESS, NOW),
        () -> codes.takeBack(BACK, HASH, NOW, draft(RESET_PASSWORD, 6)),
        () -> codes.reset(CHANGE, HASH, NOW, draft(PASSWORD_RESET, 7)),
        () -> outbox.retry(letter(RESET_PASSWORD, 6, email(0)), NOW),
        () -> outbox.backlog(NOW),
        () -> outbox.remove(draft(RESET_PASSWORD, 6).id()),
        () -> new PostgresMailRecords(sql).of(user(0), NOW),
        () -> new PostgresUserTransfer(sql).page(Optional.of(ada), 2),
        () -> new PostgresUserTransfer(sql).add(List.of(moved()), NOW),
        () -> users.disable(user(0).id(), NOW, Optional.empty()),
        () -> users.enable(user(0).id(), Optional.empty()),
        () -> users.remove(user(0).id(), Optional.empty()),
        () -> sessions.open(session(0, NOW), 1),
        () -> sessions.rotate(ref, Generation.FIRST, NOW, POLICY),
        () -> sessions.activityOf(ref, Generation.FIRST, NOW),
        () -> confirmed(sessions, confirmations, ref),
        () -> sessions.sessionsOf(ref.owner(), NOW),
        () -> sessions.endOthers(ref),
        () -> sessions.end(ref, NOW),
        () -> sessions.endAll(ref.owner()),
        () -> throttle.take(BUCKET, LIMIT, NOW),
        () -> throttle.giveBack(BUCKET, LIMIT, NOW),
        () -> known.remember(email(0), HOME, NOW),
        () -> known.isKnown(email(0), HOME, NOW),
        () -> known.networksOf(email(0), NOW),
        () -> known.forget(email(0)),
        () -> services.add(serviceKeyDetails(0), serviceKey(0)),
        () -> services.serviceOf(serviceKey(0), NOW),
        () -> services.hasKey(serviceKeyDetails(0).service(), NOW),
        services::list,
        () -> services.revoke(serviceKeyDetails(0).id()),
        () -> trail.keep(List.of(login())),
        () -> trail.find(LOGINS, Optional.of(login().position()), 10),
        () -> trail.counts(NOW, END),
        () -> trail.forget(NOW));
  }

  private static AuditedEvent login() {
    return new AuditedEvent(
        new EventId(new UUID(0x7000, 0)),
        NOW,
        EventKind.LOGGED_IN,
        Optional.of(user(0).id()),
        Optional.empty(),
        Optional.of(new Client("curl", "127.0.0.1")),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  private static MovedUser moved() {
    return new MovedUser(KeptUser.active(user(0)), HASH);
  }

  private static Draft draft(LetterKind kind, int number) {
    return new Draft(
        new LetterId(new UUID(0x7000, number)),
        kind,
        Optional.empty(),
        new Occasion(NOW, Optional.of(new Client("curl", "127.0.0.1"))));
  }

  /** The letter of that draft, which user 0 gets at {@code address}. */
  private static Letter letter(LetterKind kind, int number, EmailAddress address) {
    Draft draft = draft(kind, number);
    Recipient to = new Recipient(user(0).id(), user(0).name(), address, Language.ENGLISH);
    return new Letter(draft.id(), kind, to, draft.occasion(), 1);
  }

  @SuppressWarnings("ThreadPriorityCheck") // the writer may need this processor
  private static void confirmed(
      SessionStore sessions, Confirmations confirmations, SessionRef session) {
    sessions.confirm(session, new Generation(1));
    while (!confirmations.isIdle()) {
      Thread.yield();
    }
  }
}
