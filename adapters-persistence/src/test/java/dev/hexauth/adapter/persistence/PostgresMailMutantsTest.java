package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.ContractCheck;
import dev.hexauth.contract.EmailCodesContract;
import dev.hexauth.contract.Outage;
import dev.hexauth.contract.OutboxContract;
import dev.hexauth.contract.UserStore;
import dev.hexauth.contract.UserTransferContract;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.UserTransfer;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Functions of mail with a part removed: the named test of a contract must notice. No lock is
 * removed, because a race may have the right outcome without one.
 */
final class PostgresMailMutantsTest {

  @AutoClose
  private static final Assembly node = Assembly.patientOn(TestServices.newPostgresDatabase());

  /** The contracts, run by hand. */
  private static final class Contracts
      implements OutboxContract, EmailCodesContract, UserTransferContract {

    @Override
    public UserStore store() {
      return node.userStore();
    }

    @Override
    public Optional<UserStore> secondNode() {
      return Optional.empty();
    }

    @Override
    public Optional<Outage<UserStore>> outage() {
      return Optional.empty();
    }

    @Override
    public UserTransfer transfer() {
      return node.bean(UserTransfer.class);
    }

    @Override
    public UserTransfer transferOfOtherNode() {
      return transfer();
    }

    @Override
    public Optional<Outage<UserTransfer>> transferOutage() {
      return Optional.empty();
    }
  }

  @ParameterizedTest(name = "{0} without {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          lease_letter      | where due_at <= now_at               | a_letter_is_due_when_it_is_posted_and_not_before
          lease_letter      | order by urgency, due_at             | urgent_letters_come_first_and_then_those_that_are_due_first
          lease_letter      | and not account.verified             | a_code_to_verify_what_is_verified_is_dropped
          lease_letter      | and reserved.until > now_at          | a_code_to_take_an_address_back_is_dropped_when_it_is_too_late
          lease_letter      | , attempts = attempts + 1            | a_leased_letter_is_due_again_when_the_lease_ends
          post_letter       | draft.language,                      | a_letter_is_in_the_language_of_the_request_or_else_of_the_account
          post_letter_for   | and disabled_at is null              | no_letter_is_posted_to_a_user_who_is_not_active
          add_user          | and until > created                  | a_reserved_address_is_free_when_the_reservation_ends
          change_password   | and password = expected              | a_changed_password_posts_a_notice_and_one_that_is_not_changed_posts_none
          disable_account   | 'RESET_PASSWORD',                    | codes_for_the_password_and_for_another_address_end_when_a_user_is_disabled
          disable_account   | , 'CHANGE_ADDRESS'                   | codes_for_the_password_and_for_another_address_end_when_a_user_is_disabled
          end_codes         | or owner is null and address = of_address | a_new_password_ends_the_codes_that_still_wait_to_be_sent
          keep_code         | where expires_at <= now_at           | a_code_works_before_its_expiry_and_not_at_it
          prove_address     | and expires_at > now_at              | a_code_works_before_its_expiry_and_not_at_it
          prove_address     | and owner <> account.id              | the_previous_address_is_reserved_for_its_owner
          prove_address     | and digest <> code_digest;           | a_code_verifies_the_address_and_does_so_again
          reset_password    | and address = account.email          | a_change_makes_codes_for_the_previous_address_worthless
          reset_password    | , verified = true                    | a_reset_replaces_the_hash_verifies_the_address_and_posts_a_notice
          take_address_back | and until >= taken_back.until        | the_owner_of_the_first_address_has_the_last_word
          take_address_back | and until > now_at                   | an_address_can_be_taken_back_only_while_it_is_reserved
          move_users_in     | and place = kept_place               | of_users_given_together_the_first_gets_the_id_and_the_address
          move_users_in     | and place < kept_place               | of_users_given_together_the_first_gets_the_id_and_the_address
          """)
  void a_function_without_a_part_is_noticed(String name, String part, String test) {
    String definition =
        node.sql().fetchSingle("select pg_get_functiondef(?::regproc)", name).get(0, String.class);
    assertThat(definition).containsOnlyOnce(part);
    String instead = part.endsWith(";") ? ";" : "";
    node.sql().execute(definition.replace(part, instead));
    try {
      ContractCheck.assertFails(new Contracts(), test);
    } finally {
      node.sql().execute(definition);
    }
  }
}
