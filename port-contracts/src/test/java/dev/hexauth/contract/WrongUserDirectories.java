package dev.hexauth.contract;

import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserQuery;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Adapters that break one sentence of the port each, and the test that notices. */
@SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing
enum WrongUserDirectories {
  DISABLED_USERS_ARE_NOT_LISTED(
      UserDirectoryContract::every_list_has_disabled_users_and_when_they_were_disabled,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            public List<KeptUser> list(UserQuery query, int limit) {
              return super.list(query, limit).stream()
                  .filter(kept -> kept.disabledAt().isEmpty())
                  .toList();
            }
          }),
  DISABLED_USERS_ARE_NOT_FOUND(
      UserDirectoryContract::a_disabled_user_is_found_with_the_time,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            public Optional<KeptUser> find(UserId id) {
              return super.find(id).filter(kept -> kept.disabledAt().isEmpty());
            }
          }),
  A_LIST_HAS_ANOTHER_TIME(
      UserDirectoryContract::every_list_has_disabled_users_and_when_they_were_disabled,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            public List<KeptUser> list(UserQuery query, int limit) {
              return super.list(query, limit).stream()
                  .map(kept -> new KeptUser(kept.user(), kept.disabledAt().map(_ -> Instant.EPOCH)))
                  .toList();
            }
          }),
  REMOVED_USERS_ARE_REMEMBERED(
      UserDirectoryContract::a_removed_user_is_not_found_active_or_disabled,
      shared ->
          new PlainUserDirectory(shared) {
            private final Map<UserId, KeptUser> seen = new HashMap<>();

            @Override
            Stream<KeptUser> all() {
              super.all().forEach(kept -> seen.put(kept.user().id(), kept));
              return seen.values().stream();
            }
          }),
  EVERYONE_IS_FOUND(
      UserDirectoryContract::an_active_user_is_found_by_id,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            public Optional<KeptUser> find(UserId id) {
              return all().findFirst();
            }
          }),
  THE_OLDEST_ARE_FIRST(
      UserDirectoryContract::a_group_has_its_members_and_nobody_else_the_newest_first,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            int compareKeys(UserQuery query, User one, User other) {
              return super.compareKeys(query, other, one);
            }
          }),
  THE_NEWEST_ARE_THE_LAST_CHANGED(
      UserDirectoryContract::a_group_has_its_members_and_nobody_else_the_newest_first,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            int compareKeys(UserQuery query, User one, User other) {
              Optional<Instant> oneAt = find(one.id()).flatMap(KeptUser::disabledAt);
              Optional<Instant> otherAt = find(other.id()).flatMap(KeptUser::disabledAt);
              return otherAt.orElse(other.createdAt()).compareTo(oneAt.orElse(one.createdAt()));
            }
          }),
  ADMINS_ARE_THE_ACTIVE_ONES(
      UserDirectoryContract::a_group_has_its_members_and_nobody_else_the_newest_first,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean isIn(UserGroup group, KeptUser kept) {
              return super.isIn(group, kept)
                  && (group != UserGroup.ADMINS || kept.disabledAt().isEmpty());
            }
          }),
  DISABLED_USERS_COUNT_AS_VERIFIED(
      UserDirectoryContract::a_group_has_its_members_and_nobody_else_the_newest_first,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean isIn(UserGroup group, KeptUser kept) {
              return super.isIn(group, kept)
                  && (group != UserGroup.UNVERIFIED || kept.disabledAt().isEmpty());
            }
          }),
  GROUPS_ARE_REMEMBERED(
      UserDirectoryContract::a_change_moves_a_user_between_groups_at_once,
      shared ->
          new PlainUserDirectory(shared) {
            private final Map<User, KeptUser> first = new HashMap<>();
            private final Map<UserId, KeptUser> seen = new HashMap<>();

            @Override
            boolean isIn(UserGroup group, KeptUser kept) {
              first.putIfAbsent(kept.user(), kept);
              return super.isIn(group, seen.computeIfAbsent(kept.user().id(), _ -> kept));
            }
          }),
  PUNCTUATION_DOES_NOT_COUNT_IN_THE_ORDER(
      UserDirectoryContract::addresses_are_in_the_order_of_ascii,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            int compareKeys(UserQuery query, User one, User other) {
              int letters = letters(one).compareTo(letters(other));
              return letters == 0 ? super.compareKeys(query, one, other) : letters;
            }

            private static String letters(User user) {
              return user.email().value().replaceAll("[^a-z0-9]", "");
            }
          }),
  A_PREFIX_IS_FOUND_ANYWHERE(
      UserDirectoryContract
          ::a_prefix_of_an_address_finds_those_that_start_with_it_in_any_letter_case,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean startsWith(String text, String prefix) {
              return text.contains(prefix);
            }
          }),
  A_WHOLE_ADDRESS_IS_NO_PREFIX(
      UserDirectoryContract
          ::a_prefix_of_an_address_finds_those_that_start_with_it_in_any_letter_case,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean startsWith(String text, String prefix) {
              return super.startsWith(text, prefix) && !text.equals(prefix);
            }
          }),
  SPACES_ARE_TRIMMED(
      UserDirectoryContract
          ::a_prefix_of_an_address_finds_those_that_start_with_it_in_any_letter_case,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean startsWith(String text, String prefix) {
              return super.startsWith(text, prefix.strip());
            }
          }),
  AN_UNDERSCORE_IS_ANY_CHARACTER(
      UserDirectoryContract::no_character_of_a_prefix_stands_for_others,
      shared -> like(shared, "_", ".")),
  A_PERCENT_SIGN_IS_ANY_TEXT(
      UserDirectoryContract::no_character_of_a_prefix_stands_for_others,
      shared -> like(shared, "%", ".*")),
  A_BACKSLASH_ESCAPES(
      UserDirectoryContract::no_character_of_a_prefix_stands_for_others,
      shared -> like(shared, "\\", "")),
  THE_LAST_CHARACTER_OF_UNICODE_ENDS_A_PREFIX(
      UserDirectoryContract::no_character_of_a_prefix_stands_for_others,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean startsWith(String text, String prefix) {
              return compareNames(text, prefix) >= 0
                  && compareNames(text, prefix + "\udbff\udfff") < 0
                  && !prefix.endsWith("\udbff\udfff");
            }
          }),
  LETTER_CASE_COUNTS_IN_NAMES(
      UserDirectoryContract::names_are_found_in_any_letter_case_and_form,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            String fold(String name) {
              return Normalizer.normalize(name, Normalizer.Form.NFC);
            }
          }),
  LETTER_CASE_COUNTS_OUTSIDE_OF_ASCII(
      UserDirectoryContract::names_are_found_in_any_letter_case_and_form,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            String fold(String name) {
              return Pattern.compile("[A-Z]")
                  .matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                  .replaceAll(capital -> capital.group().toLowerCase(Locale.ROOT));
            }
          }),
  UNICODES_FORM_COUNTS_IN_NAMES(
      UserDirectoryContract::names_are_found_in_any_letter_case_and_form,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            String fold(String name) {
              return name.toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
            }
          }),
  A_SIGMA_AT_THE_END_OF_A_PREFIX_IS_FINAL(
      UserDirectoryContract::names_are_found_in_any_letter_case_and_form,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            String fold(String name) {
              return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            }
          }),
  ACCENTS_DO_NOT_COUNT(
      UserDirectoryContract::names_are_found_in_any_letter_case_and_form,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            String fold(String name) {
              return Normalizer.normalize(super.fold(name), Normalizer.Form.NFD)
                  .replaceAll("\\p{Mn}", "");
            }
          }),
  NAMES_ARE_IN_THE_ORDER_OF_UTF_16(
      UserDirectoryContract::names_are_in_the_order_of_code_points_in_lower_case,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            int compareNames(String one, String other) {
              return one.compareTo(other);
            }
          }),
  CAPITALS_COME_FIRST(
      UserDirectoryContract::names_are_in_the_order_of_code_points_in_lower_case,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            int compareKeys(UserQuery query, User one, User other) {
              return one.name().value().compareTo(other.name().value());
            }
          }),
  A_PAGE_HAS_ONE_TOO_MANY(
      UserDirectoryContract::a_page_has_as_many_users_as_there_are_up_to_its_limit,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            public List<KeptUser> list(UserQuery query, int limit) {
              return super.list(query, limit + 1);
            }
          }),
  USERS_OF_ONE_NAME_ARE_SKIPPED(
      UserDirectoryContract::pages_by_name_have_every_user_once_also_of_one_name,
      WrongUserDirectories::withoutIds),
  USERS_OF_ONE_MICROSECOND_ARE_SKIPPED(
      UserDirectoryContract::pages_of_the_newest_have_every_user_once_also_of_one_microsecond,
      WrongUserDirectories::withoutIds),
  A_PAGE_BEGINS_WITH_THE_LAST_OF_THE_ONE_BEFORE(
      UserDirectoryContract::pages_by_address_have_every_user_once,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean isAfter(UserQuery query, User user) {
              return start(query, user)
                  .filter(start -> compareKeys(query, start, user) > 0)
                  .isEmpty();
            }
          }),
  A_KEY_IS_THE_USER_WHO_HAS_IT(
      UserDirectoryContract::a_page_after_a_user_who_is_gone_starts_where_the_user_was,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            boolean isAfter(UserQuery query, User user) {
              return start(query, user)
                      .filter(start ->
                          all().anyMatch(kept -> kept.user().email().equals(start.email())))
                      .isEmpty()
                  || super.isAfter(query, user);
            }
          }),
  A_KEY_TAKES_THE_PLACE_OF_THE_PREFIX(
      UserDirectoryContract::a_key_outside_of_the_prefix_selects_nobody_outside_of_it,
      shared ->
          new PlainUserDirectory(shared) {
            @Override
            public List<KeptUser> list(UserQuery query, int limit) {
              return query instanceof UserQuery.ByEmail(_, var after) && after.isPresent()
                  ? all()
                      .filter(kept -> isAfter(query, kept.user()))
                      .sorted((one, other) -> compareKeys(query, one.user(), other.user()))
                      .limit(limit)
                      .toList()
                  : super.list(query, limit);
            }
          });

  private final Consumer<UserDirectoryContract> test;
  private final Function<StaleUsers.Shared, UserDirectory> adapter;

  WrongUserDirectories(
      Consumer<UserDirectoryContract> test, Function<StaleUsers.Shared, UserDirectory> adapter) {
    this.test = test;
    this.adapter = adapter;
  }

  /** Runs the test that notices. */
  void test() {
    StaleUsers.Shared shared = new StaleUsers.Shared();
    test.accept(
        new ContractGivens.OfDirectory(
            adapter.apply(shared), new StaleUsers(shared), Optional.empty(), Optional.empty()));
  }

  /** Takes {@code wildcard} in a prefix for a regular expression. */
  private static UserDirectory like(StaleUsers.Shared shared, String wildcard, String expression) {
    return new PlainUserDirectory(shared) {
      @Override
      boolean startsWith(String text, String prefix) {
        String quoted = Pattern.quote(prefix).replace(wildcard, "\\E" + expression + "\\Q");
        return wildcard.equals("\\")
            ? text.startsWith(prefix.replace("\\", ""))
            : Pattern.compile(quoted, Pattern.DOTALL).matcher(text).lookingAt();
      }
    };
  }

  /** Compares keys without ids. */
  private static UserDirectory withoutIds(StaleUsers.Shared shared) {
    return new PlainUserDirectory(shared) {
      @Override
      boolean isAfter(UserQuery query, User user) {
        return start(query, user).filter(start -> compareKeys(query, start, user) >= 0).isEmpty();
      }
    };
  }
}
