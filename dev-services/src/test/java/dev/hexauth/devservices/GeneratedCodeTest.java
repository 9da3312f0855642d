package dev.hexauth.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedCodeTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

  @TempDir private Path folder = Path.of("");
  private Path migrations = Path.of("");
  private Path code = Path.of("");

  @BeforeEach
  void copy_the_migrations() throws IOException {
    migrations = Files.createDirectory(folder.resolve("migrations"));
    code = folder.resolve("code");
    Files.copy(
        Path.of("src/test/resources/migrations/V1__notes.sql"),
        migrations.resolve("V1__notes.sql"));
  }

  @Test
  void code_with_enums_and_domains_is_generated_again_when_a_migration_changes_and_only_then()
      throws Exception {
    generate();
    Path table = code.resolve("generated/tables/Notes.java");
    assertThat(table).content().contains("UPDATED_AT");
    assertThat(code.resolve("generated/enums/Mood.java")).content().contains("glad");
    assertThat(code.resolve("generated/Domains.java")).content().contains("LOWER_CASE");
    Files.setLastModifiedTime(table, LONG_AGO);

    generate();
    assertThat(Files.getLastModifiedTime(table)).isEqualTo(LONG_AGO);

    Files.writeString(migrations.resolve("V2__tag.sql"), "alter table notes add column tag text;");
    generate();
    assertThat(table).content().contains("TAG");
  }

  @Test
  void code_that_a_failed_run_left_incomplete_is_not_mistaken_for_up_to_date() throws Exception {
    generate();
    Path table = code.resolve("generated/tables/Notes.java");
    Files.delete(table);
    Files.createFile(code.resolve("incomplete"));

    generate();

    assertThat(table).exists();
    assertThat(code.resolve("incomplete")).doesNotExist();
  }

  @Test
  void migrations_that_are_not_there_are_refused_in_a_sentence() {
    migrations = folder.resolve("nowhere");

    assertThatThrownBy(this::generate)
        .hasStackTraceContaining("the database property 'migrations'");
  }

  @Test
  void the_version_tells_names_and_contents_apart() throws IOException {
    String version = MigrationsVersion.of(migrations);
    assertThat(version).hasSize(64).isEqualTo(MigrationsVersion.of(migrations));

    Files.move(migrations.resolve("V1__notes.sql"), migrations.resolve("V1__note.sql"));
    assertThat(MigrationsVersion.of(migrations)).isNotEqualTo(version);
  }

  private void generate() throws Exception {
    String version = MigrationsVersion.class.getName();
    Database database =
        new Database()
            .withName(MigratedPostgresDatabase.class.getName())
            .withProperties(new Property().withKey("migrations").withValue(migrations.toString()))
            .withCatalogVersionProvider(version)
            .withSchemaVersionProvider(version)
            .withInputSchema("public")
            .withOutputSchemaToDefault(true)
            .withIncludeRoutines(false)
            .withExcludes("flyway_schema_history");
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.ERROR)
            .withGenerator(
                new Generator()
                    .withName(AllOrNothingGenerator.class.getName())
                    .withDatabase(database)
                    .withGenerate(new Generate().withEmptyCatalogs(true).withEmptySchemas(true))
                    .withTarget(
                        new Target().withPackageName("generated").withDirectory(code.toString()))));
  }
}
