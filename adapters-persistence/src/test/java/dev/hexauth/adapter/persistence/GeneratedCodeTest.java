package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.DefaultSchema.DEFAULT_SCHEMA;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.adapter.persistence.jooq.enums.AddressProof;
import dev.hexauth.adapter.persistence.jooq.enums.SessionRotation;
import dev.hexauth.adapter.persistence.jooq.enums.UserArrival;
import dev.hexauth.adapter.persistence.jooq.enums.UserChange;
import dev.hexauth.adapter.persistence.jooq.enums.UserRemoval;
import dev.hexauth.adapter.persistence.jooq.enums.UserRole;
import dev.hexauth.adapter.persistence.jooq.routines.AddServiceKey;
import dev.hexauth.adapter.persistence.jooq.routines.AddUser;
import dev.hexauth.adapter.persistence.jooq.routines.AuditPartition;
import dev.hexauth.adapter.persistence.jooq.routines.ChangePassword;
import dev.hexauth.adapter.persistence.jooq.routines.DisableAccount;
import dev.hexauth.adapter.persistence.jooq.routines.DisableUser;
import dev.hexauth.adapter.persistence.jooq.routines.DropAuditPartitions;
import dev.hexauth.adapter.persistence.jooq.routines.EnableAccount;
import dev.hexauth.adapter.persistence.jooq.routines.EndOtherSessions;
import dev.hexauth.adapter.persistence.jooq.routines.EndSessions;
import dev.hexauth.adapter.persistence.jooq.routines.ForgetAuditEvents;
import dev.hexauth.adapter.persistence.jooq.routines.GiveBackTokens;
import dev.hexauth.adapter.persistence.jooq.routines.KeepAuditEvents;
import dev.hexauth.adapter.persistence.jooq.routines.KeepCode;
import dev.hexauth.adapter.persistence.jooq.routines.LeaseLetter;
import dev.hexauth.adapter.persistence.jooq.routines.MakeAuditPartition;
import dev.hexauth.adapter.persistence.jooq.routines.MoveUsersIn;
import dev.hexauth.adapter.persistence.jooq.routines.OpenSession;
import dev.hexauth.adapter.persistence.jooq.routines.PostLetter;
import dev.hexauth.adapter.persistence.jooq.routines.PostLetterFor;
import dev.hexauth.adapter.persistence.jooq.routines.ProveAddress;
import dev.hexauth.adapter.persistence.jooq.routines.RememberLogin;
import dev.hexauth.adapter.persistence.jooq.routines.RememberNetwork;
import dev.hexauth.adapter.persistence.jooq.routines.RemoveAccount;
import dev.hexauth.adapter.persistence.jooq.routines.RemoveUser;
import dev.hexauth.adapter.persistence.jooq.routines.ResetPassword;
import dev.hexauth.adapter.persistence.jooq.routines.RotateSession;
import dev.hexauth.adapter.persistence.jooq.routines.SetRole;
import dev.hexauth.adapter.persistence.jooq.routines.StripAuditLeavers;
import dev.hexauth.adapter.persistence.jooq.routines.TakeAddressBack;
import dev.hexauth.adapter.persistence.jooq.routines.TakeTokens;
import dev.hexauth.adapter.persistence.jooq.routines.UseServiceKey;
import dev.hexauth.adapter.persistence.jooq.routines.UserNameKey;
import dev.hexauth.devservices.TestServices;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.Routine;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableOptions.TableType;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The generated code describes the schema as a newly migrated database does. */
final class GeneratedCodeTest {

  private static final String HISTORY = "flyway_schema_history";

  private static Assembly node;

  @BeforeAll
  static void start() {
    node = Assembly.on(TestServices.newPostgresDatabase());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void columns_agree_in_type_length_nullability_and_default() {
    assertThat(tables().flatMap(table -> Arrays.stream(table.fields()).map(f -> column(table, f))))
        .containsExactlyInAnyOrderElementsOf(
            migrated(
                """
                select concat_ws(' ', table_name || '.' || column_name, udt_name,
                  character_maximum_length, is_nullable, column_default)
                from information_schema.columns
                where table_schema = current_schema() and table_name <> '%s'
                """));
  }

  @Test
  void primary_and_unique_keys_agree() {
    assertThat(
            tables()
                .flatMap(table -> table.getKeys().stream())
                .map(key ->
                    "%s %s %s %s"
                        .formatted(
                            key.getTable().getName(),
                            key.getName(),
                            key.isPrimary() ? "PRIMARY KEY" : "UNIQUE",
                            names(key.getFields(), Field::getName))))
        .containsExactlyInAnyOrderElementsOf(
            migrated(
                """
                select concat_ws(' ', table_name, constraint_name, constraint_type,
                  string_agg(column_name, ',' order by ordinal_position))
                from information_schema.table_constraints
                  join information_schema.key_column_usage
                    using (constraint_schema, constraint_name, table_name)
                where constraint_schema = current_schema() and table_name <> '%s'
                  and constraint_type in ('PRIMARY KEY', 'UNIQUE')
                group by table_name, constraint_name, constraint_type
                """));
  }

  /** jOOQ describes no collations, no conditions, and no indexes on expressions. */
  @Test
  void indexes_agree() {
    assertThat(
            tables()
                .flatMap(table ->
                    table.getIndexes().stream()
                        .map(index ->
                            "%s %s %s"
                                .formatted(
                                    table.getName(),
                                    index.getName(),
                                    names(index.getFields(), SortField::getName)))))
        .containsExactlyInAnyOrderElementsOf(
            migrated(
                """
                select concat_ws(' ', tablename, indexname,
                  translate(replace(substring(indexdef from '\\(([^()]*)\\)'), 'COLLATE "C"', ''), ' ', ''))
                from pg_indexes join pg_index on indexrelid = indexname::regclass
                where schemaname = current_schema() and tablename <> '%s' and indexname not in (
                  select constraint_name from information_schema.table_constraints)
                  and indexprs is null
                """));
  }

  @Test
  void enums_agree() {
    assertThat(
            Stream.of(
                    SessionRotation.values(),
                    UserRole.values(),
                    AddressProof.values(),
                    UserChange.values(),
                    UserRemoval.values(),
                    UserArrival.values())
                .flatMap(Arrays::<EnumType>stream)
                .map(value -> value.getName() + " " + value.getLiteral()))
        .containsExactlyInAnyOrderElementsOf(
            migrated(
                "select typname || ' ' || enumlabel from pg_enum join pg_type on pg_type.oid ="
                    + " enumtypid"));
  }

  @Test
  void parameters_of_functions_agree() {
    assertThat(
            Stream.<Routine<?>>of(
                    new EndSessions(),
                    new EndOtherSessions(),
                    new OpenSession(),
                    new RotateSession(),
                    new TakeTokens(),
                    new GiveBackTokens(),
                    new RememberNetwork(),
                    new AddServiceKey(),
                    new AuditPartition(),
                    new DropAuditPartitions(),
                    new ForgetAuditEvents(),
                    new KeepAuditEvents(),
                    new MakeAuditPartition(),
                    new StripAuditLeavers(),
                    new UseServiceKey(),
                    new AddUser(),
                    new ChangePassword(),
                    new DisableUser(),
                    new DisableAccount(),
                    new EnableAccount(),
                    new RemoveAccount(),
                    new SetRole(),
                    new KeepCode(),
                    new LeaseLetter(),
                    new MoveUsersIn(),
                    new PostLetter(),
                    new PostLetterFor(),
                    new ProveAddress(),
                    new RememberLogin(),
                    new RemoveUser(),
                    new ResetPassword(),
                    new TakeAddressBack(),
                    new UserNameKey())
                .flatMap(routine ->
                    routine.getInParameters().stream()
                        .map(p ->
                            routine.getName() + "." + p.getName() + " " + type(p.getDataType()))))
        .containsExactlyInAnyOrderElementsOf(
            migrated(
                """
                select routine_name || '.' || parameter_name || ' ' || parameters.udt_name
                from information_schema.parameters
                  join information_schema.routines using (specific_schema, specific_name)
                where specific_schema = current_schema() and parameter_mode = 'IN'
                  and routine_name not in ('end_codes', 'is_last_admin', 'lock_owner', 'lock_throttle')
                """));
  }

  private static Stream<? extends Table<?>> tables() {
    return DEFAULT_SCHEMA.getTables().stream()
        .filter(table -> table.getOptions().type() == TableType.TABLE);
  }

  private static String column(Table<?> table, Field<?> field) {
    DataType<?> type = field.getDataType();
    return Stream.of(
            table.getName() + "." + field.getName(),
            type(type),
            type.lengthDefined() ? String.valueOf(type.length()) : "",
            type.nullable() ? "YES" : "NO",
            type.defaulted() ? DSL.using(node.sql().configuration()).render(type.default_()) : "")
        .filter(part -> !part.isEmpty())
        .reduce((one, next) -> one + " " + next)
        .orElseThrow();
  }

  /** PostgreSQL's own name of the type. */
  private static String type(DataType<?> type) {
    if (type.isEnum()) {
      return requireNonNull(((EnumType) type.getType().getEnumConstants()[0]).getName());
    }
    String name = type.getTypeName(node.sql().configuration());
    return node.sql()
        .fetch("select typname from pg_type where oid = to_regtype(?)", name)
        .into(String.class)
        .getFirst();
  }

  private static <T> String names(List<? extends T> named, Function<T, String> name) {
    return named.stream().map(name).collect(Collectors.joining(","));
  }

  private static List<String> migrated(String query) {
    return node.sql().fetch(query.formatted(HISTORY)).into(String.class);
  }
}
