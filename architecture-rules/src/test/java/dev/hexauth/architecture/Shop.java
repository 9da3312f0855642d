package dev.hexauth.architecture;

/** The small project of the fixtures, in the conventional layout. */
final class Shop {

  static final HexagonalLayout LAYOUT =
      HexagonalLayout.of("com.example.shop")
          .randomIn("security")
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
              "security",
              "cryptography",
              "io.jsonwebtoken..",
              "org.bouncycastle..",
              "org.springframework.security..",
              "com.amazon.corretto..",
              "java.lang.foreign..",
              "java.security.cert..",
              "java.security.interfaces..",
              "java.security.spec..",
              "javax.crypto..")
          .owning(
              "web",
              "HTTP and JSON",
              "jakarta.servlet..",
              "tools.jackson..",
              "com.fasterxml.jackson..",
              "org.springframework.http..",
              "org.springframework.web..");

  /** What it allows by name. */
  static final AllowList ALLOWED =
      AllowList.EMPTY
          .naming(Act.OPEN_SECRETS, "adapter.web.OrderController", "the buyer gets the token")
          .naming(Act.OPEN_SECRETS, "adapter.web.TokenFault", "a crime of another kind")
          .naming(Act.OPEN_SECRETS, "application.PlaceOrderService", "the order is found by it")
          .annotating(
              "org.springframework.context.annotation..",
              "org.springframework.stereotype.Controller",
              "org.springframework.transaction.annotation.Transactional",
              "org.springframework.web.bind.annotation..")
          .keeping("java.security.SecureRandom", "javax.sql.DataSource")
          .keeping("org.springframework.data.redis.core..")
          .using("adapter.redis")
          .using("adapter.security", "java.security", "java.util.UUID");

  private Shop() {}
}
