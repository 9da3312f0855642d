package dev.hexauth.benchmark.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What installations carry, calculated from the processor time of each operation: a part answers as
 * many requests as its processors allow at {@value #USED} of their time, and the first part that is
 * used up limits all.
 *
 * @param sessionBytes memory of one session in Redis
 */
record Capacity(Cost me, Cost refresh, Cost login, double sessionBytes) {

  /** The rest is for peaks, and for the failure of a node. */
  private static final double USED = 0.6;

  private static final double MILLIS = 1000;

  /** A front end of a signed-in user asks who-am-I once a minute, and refreshes every 15. */
  private static final double SECONDS_PER_ME = 60;

  private static final double SECONDS_PER_REFRESH = 900;

  /** In a busy hour, one user in 50 logs in. */
  private static final double SECONDS_PER_LOGIN = 50 * 3600;

  private static final double GIGABYTE = 1e9;

  private static final List<Installation> INSTALLATIONS =
      List.of(
          new Installation(
              "one node with 4 processors, PostgreSQL and Redis with 2 each", 1, 4, 2, 1),
          new Installation("three nodes with 4, PostgreSQL with 8, Redis with 2", 3, 4, 8, 1),
          new Installation(
              "ten nodes with 4, PostgreSQL with 16, a Redis Cluster of 3 masters", 10, 4, 16, 3));

  /** How many times a second each part of an installation can do something, by part. */
  private static Map<String, Double> parts(
      Installation on, double sum, double service, double postgres, double redis) {
    Map<String, Double> parts = new TreeMap<>();
    if (on.isShared()) {
      parts.put("its processors", USED * MILLIS * on.processors() / sum);
    } else {
      parts.put("the nodes", USED * MILLIS * on.nodes() * on.processors() / service);
      parts.put("PostgreSQL", USED * MILLIS * on.postgres() / postgres);
      parts.put("Redis", USED * MILLIS * on.masters() / redis);
    }
    return parts;
  }

  private static Map<String, Double> parts(Installation on, Cost cost) {
    return parts(on, cost.sum(), cost.service(), cost.postgres(), cost.redis());
  }

  /** Users signed in at once, by the part that limits them. */
  private Map<String, Double> users(Installation on) {
    return parts(on, each(Cost::sum), each(Cost::service), each(Cost::postgres), each(Cost::redis));
  }

  /** The processor time that a signed-in user takes in a second. */
  private double each(ToDoubleFunction<Cost> part) {
    return part.applyAsDouble(me) / SECONDS_PER_ME
        + part.applyAsDouble(refresh) / SECONDS_PER_REFRESH
        + part.applyAsDouble(login) / SECONDS_PER_LOGIN;
  }

  /** Operations a second. */
  static double perSecond(Installation on, Cost cost) {
    return least(parts(on, cost)).getValue();
  }

  /** Users signed in at once. */
  double usersOn(Installation on) {
    return least(users(on)).getValue();
  }

  private static Map.Entry<String, Double> least(Map<String, Double> parts) {
    return parts.entrySet().stream()
        .min(Comparator.comparingDouble(Map.Entry::getValue))
        .orElseThrow();
  }

  /** What limits each operation, in words. */
  private String limit(Installation on) {
    String users = least(users(on)).getKey();
    String others =
        Stream.of(me, refresh, login)
            .filter(cost -> !least(parts(on, cost)).getKey().equals(users))
            .map(cost -> ", for %s %s".formatted(cost.operation(), least(parts(on, cost)).getKey()))
            .collect(Collectors.joining());
    return "%s%s; %s GB in each Redis"
        .formatted(users, others, rounded(usersOn(on) * sessionBytes / GIGABYTE / on.masters(), 2));
  }

  /** The tables of docs/performance.md, in Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| installation | who am I/s | refreshes/s | logins/s | users signed in at once |");
    text.append(" limited by |\n|---|---|---|---|---|---|\n");
    int processors = me.machine().processors();
    text.append(
        "| all on one machine with %d processors, **measured** at 100 %% | %s | %s | %s | | |\n"
            .formatted(
                processors,
                rounded(me.perSecond(), 3),
                rounded(refresh.perSecond(), 3),
                rounded(login.perSecond(), 2)));
    text.append(row(new Installation("the same, calculated", 1, processors, 0, 1)));
    INSTALLATIONS.forEach(on -> text.append(row(on)));
    text.append("\n| processor time of | service | PostgreSQL | Redis | commit | machine |\n");
    text.append("|---|---|---|---|---|---|\n");
    Stream.of(me, refresh, login).forEach(cost -> text.append(source(cost)));
    if (Stream.of(refresh, login).anyMatch(cost -> !isLike(cost))) {
      text.append("\nThese figures are of several commits or machines: measure them again.\n");
    }
    return text.toString();
  }

  private String row(Installation on) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            on.name(),
            rounded(perSecond(on, me), 3),
            rounded(perSecond(on, refresh), 3),
            rounded(perSecond(on, login), 2),
            rounded(usersOn(on), 2),
            limit(on));
  }

  private static String source(Cost cost) {
    return "| %s | %s ms | %s ms | %s ms | %s | %s |\n"
        .formatted(
            cost.operation(),
            rounded(cost.service(), 3),
            rounded(cost.postgres(), 3),
            rounded(cost.redis(), 3),
            cost.commit(),
            cost.machine());
  }

  private boolean isLike(Cost cost) {
    return cost.commit().equals(me.commit()) && cost.machine().equals(me.machine());
  }

  /** A number with so many significant digits, as {@code 22,600} or {@code 0.106}. */
  static String rounded(double value, int digits) {
    BigDecimal number =
        BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
    return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
  }
}
