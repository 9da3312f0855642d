package dev.hexauth.adapter.redis;

import dev.hexauth.devservices.RedisDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Redis user that docs/redis.md describes. */
final class DocumentedUser {

  private static final Pattern PERMISSION = Pattern.compile("\\+([\\w|]+)");
  private static final String PAGE = page();
  private static final String LINE =
      PAGE.lines()
          .filter(line -> line.startsWith("ACL SETUSER hexauth "))
          .findFirst()
          .orElseThrow();
  private static final String SELECT = addition("a database other than 0");
  private static final String CLUSTER = addition("the nodes of a cluster");

  private DocumentedUser() {}

  /** {@code database} as that user, who may also select it. */
  static RedisDatabase on(RedisDatabase database) {
    return database.as(database.index() == 0 ? LINE : LINE + " " + SELECT);
  }

  /** The line to paste, as it is in the page. */
  static String line() {
    return LINE;
  }

  /** That line for a node of a cluster. */
  static String lineForClusters() {
    return LINE + " " + CLUSTER;
  }

  /** The commands that {@code line} permits, in lower case. */
  static Set<String> permitted(String line) {
    return PERMISSION
        .matcher(line)
        .results()
        .map(permission -> permission.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The permissions in the item of the page that is about {@code subject}. */
  private static String addition(String subject) {
    String item = PAGE.lines().filter(line -> line.contains(subject)).findFirst().orElseThrow();
    return permitted(item).stream().map(command -> "+" + command).collect(Collectors.joining(" "));
  }

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "redis.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
