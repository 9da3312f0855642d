package dev.hexauth.domain.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.TokenId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services, and what is known of their keys and tokens. */
final class ServiceTest {

  private static final ServiceName ORDERS = new ServiceName("orders");
  private static final ServiceKeyId ID = new ServiceKeyId(new UUID(0x7000, 1));
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.123456789Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "orders",
        "orders-2",
        "a--b",
        "a23456789012345678901234567890123456789012345678901234567890123"
      })
  void a_name_is_a_label_of_lower_case_letters_digits_and_inner_hyphens(String text) {
    assertThat(ServiceName.parse(text)).contains(new ServiceName(text));
    assertThat(new ServiceName(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "Orders",
        "-a",
        "a-",
        "1a",
        "a_b",
        "a.b",
        "a b",
        "a\n",
        "ä",
        "a234567890123456789012345678901234567890123456789012345678901234",
        "a19a5f5e-7d5b-7000-8000-0123456789ab"
      })
  void anything_else_is_no_name_nor_is_a_uuid(String text) {
    assertThat(ServiceName.parse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceName(text))
        .withMessage("not the name of a service");
  }

  @Test
  void an_id_is_a_uuid_in_its_canonical_form() {
    String text = "019a5f5e-7d5b-7000-8000-0123456789ab";
    assertThat(ServiceKeyId.parse(text)).contains(new ServiceKeyId(UUID.fromString(text)));
    assertThat(new ServiceKeyId(UUID.fromString(text))).hasToString(text);
    for (String other : new String[] {"", "1-2-3-4-5", text.toUpperCase(Locale.ROOT), text + "0"}) {
      assertThat(ServiceKeyId.parse(other)).isEmpty();
    }
  }

  @Test
  void a_new_key_was_made_in_whole_microseconds_and_has_not_been_used() {
    ServiceKeyDetails details = ServiceKeyDetails.ofNew(ID, ORDERS, NOW);
    assertThat(details)
        .isEqualTo(
            new ServiceKeyDetails(
                ID, ORDERS, Instant.parse("2030-01-01T00:00:00.123456Z"), Optional.empty()));
    assertThat(new ServiceKeyDetails(ID, ORDERS, NOW, Optional.of(LocalDate.EPOCH)).createdAt())
        .isEqualTo(details.createdAt());
  }

  @Test
  void a_credential_is_for_the_service_that_it_names_or_for_any() {
    ServiceKey key = ServiceKey.of("0".repeat(64));
    assertThat(new ServiceCredential(Optional.empty(), key).isFor(ORDERS)).isTrue();
    assertThat(new ServiceCredential(Optional.of(ORDERS), key).isFor(ORDERS)).isTrue();
    assertThat(new ServiceCredential(Optional.of(ORDERS), key).isFor(new ServiceName("billing")))
        .isFalse();
  }

  @Test
  void the_token_of_a_service_is_good_for_five_minutes_in_whole_seconds() {
    ServiceClaims claims = ServiceClaims.issue(ORDERS, new TokenId("jti"), NOW);
    assertThat(claims.service()).isEqualTo(ORDERS);
    assertThat(claims.id()).isEqualTo(new TokenId("jti"));
    assertThat(claims.issuedAt()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(claims.expiresAt()).isEqualTo("2030-01-01T00:05:01Z");
  }
}
