package dev.hexauth.architecture.product;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.hexauth.architecture.HexagonalLayout;
import java.util.concurrent.CompletableFuture;

/** This product: where its parts are, and its production classes, read once for all tests. */
final class Hexauth {

  static final HexagonalLayout LAYOUT =
      HexagonalLayout.of("dev.hexauth")
          .drivingAdapters("adapter.web", "adapter.console")
          .randomIn("passwords", "tokens")
          .owning(
              "persistence",
              "SQL",
              "java.sql..",
              "javax.sql..",
              "org.jooq..",
              "org.flywaydb..",
              "org.postgresql..",
              "com.zaxxer.hikari..",
              "org.springframework.jdbc..",
              "org.springframework.boot.jdbc..")
          .owning("persistence", "transactions", "org.springframework.transaction..")
          .owning(
              "redis",
              "Redis",
              "io.lettuce..",
              "org.springframework.data.redis..",
              "org.springframework.boot.data.redis..")
          .owning(
              "mail",
              "SMTP",
              "jakarta.mail..",
              "jakarta.activation..",
              "org.eclipse.angus..",
              "org.springframework.mail..")
          .owning(
              "passwords",
              "hash functions and native code",
              "org.springframework.security..",
              "java.lang.foreign..",
              "javax.crypto..")
          .owning(
              "tokens",
              "keys and signatures",
              "io.jsonwebtoken..",
              "org.bouncycastle..",
              "com.amazon.corretto..",
              "java.security.cert..",
              "java.security.interfaces..",
              "java.security.spec..")
          .owning(
              "web",
              "HTTP and JSON",
              "jakarta.servlet..",
              "tools.jackson..",
              "com.fasterxml.jackson..",
              "org.springframework.http..",
              "org.springframework.web..")
          .beside("architecture", "benchmark", "contract", "devservices", "example", "resource")
          .generating("adapter.persistence.jooq", "benchmark.micro.jmh_generated");

  private static final CompletableFuture<JavaClasses> READ_MEANWHILE =
      CompletableFuture.supplyAsync(Reactor::testClasses);

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages(LAYOUT.basePackage());

  /** The test classes of all modules but this one. */
  static final JavaClasses TESTS = READ_MEANWHILE.join();

  private Hexauth() {}
}
