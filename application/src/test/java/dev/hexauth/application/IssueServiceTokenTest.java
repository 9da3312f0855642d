package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.IssueServiceToken.Result.Issued;
import dev.hexauth.domain.event.SecurityEvent.ServiceTokenIssued;
import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IssueServiceTokenTest {

  private static final ServiceName ORDERS = new ServiceName("orders");

  private final Hexagon hexagon = new Hexagon();
  private final ServiceCredential orders = hexagon.serviceKey(ORDERS);

  @Test
  void a_service_gets_a_token_of_its_own_for_five_minutes() {
    hexagon.newEvents();
    Issued issued = issue();
    assertThat(issued.lifetime()).isEqualTo(Duration.ofMinutes(5));
    ServiceClaims claims = claims(issued.token());
    assertThat(claims.service()).isEqualTo(ORDERS);
    assertThat(claims.issuedAt()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(claims.expiresAt()).isEqualTo("2030-01-01T00:05:01Z");
    assertThat(hexagon.newEvents()).containsExactly(new ServiceTokenIssued(ORDERS, CLIENT));
  }

  @Test
  void each_token_has_an_id_of_its_own() {
    assertThat(claims(issue().token()).id()).isNotEqualTo(claims(issue().token()).id());
  }

  @Test
  void a_token_expires_as_it_says() {
    Token token = issue().token();
    hexagon.clock.set(Instant.parse("2030-01-01T00:05:00.999999Z"));
    assertThat(claims(token).service()).isEqualTo(ORDERS);
    hexagon.clock.set(Instant.parse("2030-01-01T00:05:01Z"));
    assertThat(hexagon.memory.verifier().verifyService(token, hexagon.clock.instant()))
        .isInstanceOf(Verification.Expired.class);
  }

  private Issued issue() {
    var command = new IssueServiceToken.Command(Optional.of(orders), CLIENT);
    return (Issued) hexagon.useCases.services().issueServiceToken().issue(command);
  }

  private ServiceClaims claims(Token token) {
    var verification = hexagon.memory.verifier().verifyService(token, hexagon.clock.instant());
    return ((Verification.Verified<ServiceClaims>) verification).claims();
  }
}
