package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Claims that tell other services who holds a token: each has one shape, whatever signed it. */
final class HolderClaimsTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  private static final String USER = "018f4d5a-7b6c-7d8e-9fa0-b1c2d3e4f506";
  private static final String HEADER =
      "{\"typ\":\"at+jwt\",\"kid\":\""
          + SampleKeys.ring(SampleKeys.ACCESS).signing().id()
          + "\",\"alg\":\"RS256\"}";
  private static final String ROLES = "\"roles\":[\"user\"]";
  private static final String AUTH_TIME = "\"auth_time\":1799999000";
  private static final String OF_USER =
      "{\"iss\":\"hexauth\",\"aud\":\"hexauth\",\"client_id\":\"hexauth\",\"sub\":\""
          + USER
          + "\",\"sid\":\"AAECAwQFBgcICQoLDA0ODw\",\"gen\":3,"
          + ROLES
          + ","
          + AUTH_TIME
          + ",\"iat\":1800000000,\"exp\":1800000900,\"jti\":\"id\"}";
  private static final String OF_SERVICE =
      "{\"iss\":\"hexauth\",\"aud\":\"hexauth\",\"client_id\":\"billing\",\"sub\":\"billing\","
          + "\"sub_type\":\"service\",\"iat\":1800000000,\"exp\":1800000300,\"jti\":\"id\"}";

  private final JwtTokenVerifier verifier =
      new JwtTokenVerifier(
          SampleKeys.ring(SampleKeys.ACCESS),
          SampleKeys.ring(SampleKeys.REFRESH),
          new TokenSettings(
              "hexauth", Set.of(), "hexauth", "hexauth", AccessType.AT_JWT, Duration.ZERO));

  private static Token signed(String payload) {
    return new Token(Forge.rs256(HEADER, payload, SampleKeys.ACCESS.getPrivate()));
  }

  private Optional<Holder> holder(String payload) {
    return verifier.verifyAccess(signed(payload), NOW)
            instanceof Verification.Verified<AccessClaims>(var claims)
        ? claims.holder()
        : Optional.empty();
  }

  /** Accepted neither as a token of a user nor as one of a service. */
  private void assertRefused(String payload) {
    assertThat(payload).isNotIn(OF_USER, OF_SERVICE);
    Token token = signed(payload);
    assertThat(verifier.verifyAccess(token, NOW))
        .as(payload)
        .isEqualTo(new Verification.Invalid<>());
    assertThat(verifier.verifyService(token, NOW))
        .as(payload)
        .isEqualTo(new Verification.Invalid<>());
    assertThat(verifier.verifyRefresh(token, NOW))
        .as(payload)
        .isEqualTo(new Verification.Invalid<>());
  }

  @Test
  void what_the_attacks_are_made_of_is_good_before_they_change_it() {
    assertThat(holder(OF_USER))
        .contains(new Holder(Role.USER, Instant.ofEpochSecond(1_799_999_000L)));
    assertThat(holder(OF_USER.replace("\"user\"", "\"admin\"")).map(Holder::role))
        .contains(Role.ADMIN);
    assertThat(verifier.verifyService(signed(OF_SERVICE), NOW))
        .isEqualTo(
            new Verification.Verified<>(
                new ServiceClaims(
                    new ServiceName("billing"), new TokenId("id"), NOW, NOW.plusSeconds(300))));
  }

  @Test
  void a_token_of_an_older_version_has_none_of_them_and_is_good() {
    String old =
        OF_USER
            .replace("\"client_id\":\"hexauth\",", "")
            .replace(ROLES + ",", "")
            .replace(AUTH_TIME + ",", "");
    assertThat(verifier.verifyAccess(signed(old), NOW)).isInstanceOf(Verification.Verified.class);
    assertThat(holder(old)).isEmpty();
  }

  @Test
  @Tag("RFC9068-4-shape")
  void roles_are_an_array_of_one_role_of_a_user() {
    for (String roles :
        List.of(
            "\"user\"",
            "\"admin\"",
            "[]",
            "[\"user\",\"admin\"]",
            "[\"user\",\"user\"]",
            "[\"User\"]",
            "[\"ADMIN\"]",
            "[\"admin \"]",
            "[\"adm\\u0131n\"]",
            "[\"\\ud800\"]",
            "[\"root\"]",
            "[\"service\"]",
            "[\"\"]",
            "[null]",
            "[0]",
            "[true]",
            "[[\"user\"]]",
            "[{\"value\":\"user\"}]",
            "[\"user\",]",
            "[,\"user\"]",
            "[\"user\"",
            "{\"value\":\"user\"}",
            "{}",
            "null",
            "true",
            "1")) {
      assertRefused(OF_USER.replace("[\"user\"]", roles));
    }
  }

  @Test
  @Tag("RFC9068-4-shape")
  void the_time_of_the_login_is_a_whole_number() {
    for (String time :
        List.of(
            "\"1799999000\"",
            "-1",
            "-0",
            "1799999000.0",
            "1.8e9",
            "01799999000",
            "9999999999999",
            "9223372036854775807",
            "18446744073709551616",
            "null",
            "true",
            "[1799999000]",
            "{}",
            "\"2027-01-15T08:00:00Z\"")) {
      assertRefused(OF_USER.replace("1799999000", time));
    }
  }

  @Test
  @Tag("RFC9068-4-shape")
  void roles_and_the_time_of_the_login_come_together() {
    assertRefused(OF_USER.replace(ROLES + ",", ""));
    assertRefused(OF_USER.replace(AUTH_TIME + ",", ""));
  }

  @Test
  @Tag("RFC9068-4-shape")
  void a_claim_that_is_repeated_is_refused() {
    for (String member :
        List.of(
            ROLES,
            "\"roles\":[\"admin\"]",
            "\"r\\u006fles\":[\"admin\"]",
            AUTH_TIME,
            "\"auth_time\":1800000000",
            "\"client_id\":\"hexauth\"",
            "\"client_id\":\"other\"")) {
      assertRefused(OF_USER.replace("}", "," + member + "}"));
      assertRefused(OF_USER.replace("{", "{" + member + ","));
    }
    for (String member :
        List.of("\"sub_type\":\"service\"", "\"sub_type\":\"user\"", "\"sub\":\"admin\"")) {
      assertRefused(OF_SERVICE.replace("}", "," + member + "}"));
      assertRefused(OF_SERVICE.replace("{", "{" + member + ","));
    }
  }

  @Test
  @Tag("RFC9068-4-shape")
  @Tag("RFC8725-3.12")
  void a_token_of_a_user_is_none_of_a_service_and_says_nothing_of_the_kind() {
    for (String type :
        List.of("\"service\"", "\"user\"", "\"\"", "null", "1", "[\"service\"]", "{}")) {
      assertRefused(OF_USER.replace("}", ",\"sub_type\":" + type + "}"));
    }
    assertRefused(OF_USER.replace(USER, "billing"));
    assertRefused(
        OF_USER
            .replace(USER, "billing")
            .replace("\"client_id\":\"hexauth\"", "\"client_id\":\"billing\"")
            .replace("}", ",\"sub_type\":\"service\"}"));
  }

  @Test
  @Tag("RFC9068-2.2-service")
  @Tag("RFC9068-4-shape")
  @Tag("RFC8725-3.12")
  void a_token_of_a_service_says_so_exactly() {
    for (String type :
        List.of(
            "\"Service\"",
            "\"service \"",
            "\"user\"",
            "\"\"",
            "null",
            "1",
            "[\"service\"]",
            "{\"a\":\"service\"}")) {
      assertRefused(OF_SERVICE.replace("\"service\"", type));
    }
    assertRefused(OF_SERVICE.replace("\"sub_type\":\"service\",", ""));
  }

  @Test
  @Tag("RFC9068-2.2-service")
  @Tag("RFC9068-4-shape")
  void a_token_of_a_service_has_no_claim_of_a_user() {
    for (String member :
        List.of(
            "\"sid\":\"AAECAwQFBgcICQoLDA0ODw\"",
            "\"sid\":\"\"",
            "\"gen\":0",
            ROLES,
            "\"roles\":[]",
            AUTH_TIME,
            "\"delivery\":\"body\"")) {
      assertRefused(OF_SERVICE.replace("}", "," + member + "}"));
    }
  }

  @Test
  @Tag("RFC9068-2.2-service")
  @Tag("RFC9068-4-shape")
  void the_subject_of_a_service_is_its_client_and_its_name() {
    for (String name :
        List.of(
            USER,
            "",
            "Billing",
            "billing ",
            "-billing",
            "a.b",
            "a".repeat(64),
            "..",
            "*",
            "b\u00fc")) {
      assertRefused(OF_SERVICE.replace("billing", name));
    }
    for (String other :
        List.of("\"hexauth\"", "\"Billing\"", "\"\"", "null", "1", "[\"billing\"]")) {
      assertRefused(OF_SERVICE.replace("\"client_id\":\"billing\"", "\"client_id\":" + other));
      assertRefused(OF_SERVICE.replace("\"sub\":\"billing\"", "\"sub\":" + other));
    }
    assertRefused(OF_SERVICE.replace("\"client_id\":\"billing\",", ""));
    assertRefused(OF_SERVICE.replace("\"sub\":\"billing\",", ""));
    for (String other : List.of("null", "1", "[\"hexauth\"]", "{}", "true")) {
      assertRefused(OF_USER.replace("\"client_id\":\"hexauth\"", "\"client_id\":" + other));
    }
  }

  @Test
  void the_other_claims_of_a_service_are_checked_like_those_of_a_user() {
    for (String claim :
        List.of(
            "\"iss\":\"hexauth\"",
            "\"aud\":\"hexauth\"",
            "\"iat\":1800000000",
            "\"exp\":1800000300",
            "\"jti\":\"id\"")) {
      String name = claim.substring(0, claim.indexOf(':') + 1);
      assertRefused(OF_SERVICE.replace(claim, "\"x\":\"\""));
      for (String other : List.of("\"other\"", "null", "true", "[]", "{}")) {
        if (!name.equals("\"jti\":") || !other.equals("\"other\"")) {
          assertRefused(OF_SERVICE.replace(claim, name + other));
        }
      }
    }
    Token good = signed(OF_SERVICE);
    assertThat(verifier.verifyService(good, NOW.plusSeconds(299)))
        .isInstanceOf(Verification.Verified.class);
    assertThat(verifier.verifyService(good, NOW.plusSeconds(300)))
        .isEqualTo(new Verification.Expired<>());
    assertThat(verifier.verifyService(signed(OF_SERVICE.replace("}", ",\"nbf\":1800000100}")), NOW))
        .isEqualTo(new Verification.Invalid<>());
  }
}
