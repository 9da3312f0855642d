package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ExportAccount;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.mail.MailRecord;
import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.KnownNetwork;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ExportTest {

  private static final Instant AT = Instant.parse("2026-11-05T08:00:00Z");
  private static final EmailAddress OTHER = new EmailAddress("other@example.com");
  private static final Client CLIENT = new Client("curl", "203.0.113.7");
  private static final String SID = "AAAAAAAAAAAAAAAAAAAAAA";

  private static final Session SESSION =
      new Session(
          new SessionRef(TestServer.USER.id(), new SessionId(SID)),
          new Generation(3),
          true,
          AT,
          AT,
          AT,
          CLIENT);

  private static final MailRecord MAIL =
      new MailRecord(
          List.of(new MailRecord.PendingCode(CodePurpose.CHANGE_ADDRESS, OTHER, AT)),
          List.of(
              new MailRecord.PendingLetter(
                  LetterKind.NEW_NETWORK, OTHER, new Occasion(AT, Optional.of(CLIENT))),
              new MailRecord.PendingLetter(
                  LetterKind.ACCOUNT_DISABLED, OTHER, new Occasion(AT, Optional.empty()))),
          List.of(new MailRecord.PreviousAddress(OTHER, AT)));

  private static final AuditedEvent EVENT =
      new AuditedEvent(
          new EventId(UUID.fromString("019a5f5e-7d5b-7000-8000-0123456789ac")),
          AT,
          EventKind.LOGGED_IN,
          Optional.of(TestServer.USER.id()),
          Optional.empty(),
          Optional.of(CLIENT),
          Optional.empty(),
          Optional.empty(),
          1);

  private final TestServer server = TestServer.fresh();

  @Test
  void the_export_is_a_file_with_everything_in_it_and_no_secret() {
    server.exportAccount =
        _ ->
            new ExportAccount.Result.Exported(
                new ExportAccount.Account(
                    AT,
                    TestServer.USER,
                    List.of(
                        new ExportAccount.Entry(
                            new PublicId("publicIdOf_22-letters1"), SESSION, true)),
                    List.of(new KnownNetwork(new Network("203.0.113.7"), AT)),
                    MAIL,
                    new EventPage(List.of(EVENT), Optional.of(EVENT.position()))));

    HttpResponse<String> answer =
        server.send("GET", "/api/users/me/export", "Authorization", "Bearer abc");

    String cursor = Cursor.of("own events", List.of(EVENT.at().toString(), EVENT.id().toString()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Content-Disposition"))
        .containsExactly("attachment; filename=\"hexauth-export.json\"");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"status":"success","data":{"exportedAt":"2026-11-05T08:00:00.000Z",\
            "user":{"id":"019a5f5e-7d5b-7000-8000-0123456789ab",\
            "name":"Ada \\"Lovelace\\" \u00e9\ud83d\ude00","email":"ada@example.com",\
            "photo":"default.png","role":"user","verified":false,"language":"en",\
            "createdAt":"2026-11-05T08:09:10.100Z","updatedAt":"2026-11-05T08:09:11.000Z"},\
            "sessions":[{"id":"publicIdOf_22-letters1","current":true,\
            "createdAt":"2026-11-05T08:00:00.000Z","lastUsedAt":"2026-11-05T08:00:00.000Z",\
            "expiresAt":"2026-11-05T08:00:00.000Z","refreshes":3,"confirmed":true,\
            "userAgent":"curl","address":"203.0.113.7"}],\
            "networks":[{"network":"203.0.113.7","lastLoginAt":"2026-11-05T08:00:00.000Z"}],\
            "codes":[{"purpose":"change_address","address":"other@example.com",\
            "expiresAt":"2026-11-05T08:00:00.000Z"}],\
            "letters":[{"kind":"new_network","address":"other@example.com",\
            "occurredAt":"2026-11-05T08:00:00.000Z","userAgent":"curl",\
            "clientAddress":"203.0.113.7"},\
            {"kind":"account_disabled","address":"other@example.com",\
            "occurredAt":"2026-11-05T08:00:00.000Z"}],\
            "previousAddresses":[{"address":"other@example.com",\
            "until":"2026-11-05T08:00:00.000Z"}],\
            "events":[{"id":"019a5f5e-7d5b-7000-8000-0123456789ac",\
            "at":"2026-11-05T08:00:00.000Z","kind":"logged_in",\
            "user":"019a5f5e-7d5b-7000-8000-0123456789ab","session":null,"userAgent":"curl",\
            "ipAddress":"203.0.113.7","by":null,"reason":null,"count":1}],\
            "nextEvents":"%s"}}\
            """
                .formatted(cursor));
    assertThat(answer.body()).doesNotContain(SID);
  }
}
