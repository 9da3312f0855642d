package dev.hexauth.adapter.mail;

import dev.hexauth.domain.mail.Occasion;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.Language;
import java.net.InetAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words of a language that depend on what fills a template.
 *
 * @param time the format of a time in UTC
 */
record Phrases(
    DateTimeFormatter time, String greeting, Labels labels, Unit minutes, Unit hours, Unit days) {

  private static final Phrases ENGLISH =
      new Phrases(
          format("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH),
          "Hello",
          new Labels("Time", "Device", "IP address", "unknown"),
          new Unit("minute", "minutes"),
          new Unit("hour", "hours"),
          new Unit("day", "days"));

  private static final Phrases GERMAN =
      new Phrases(
          format("d. MMMM uuuu, HH:mm 'Uhr (UTC)'", Locale.GERMAN),
          "Guten Tag",
          new Labels("Zeitpunkt", "Gerät", "IP-Adresse", "unbekannt"),
          new Unit("Minute", "Minuten"),
          new Unit("Stunde", "Stunden"),
          new Unit("Tag", "Tage"));

  /** What precedes each fact, and what is said of one that is not known. */
  record Labels(String time, String device, String address, String unknown) {}

  /** A unit of time. */
  record Unit(String one, String many) {
    String counted(long count) {
      return count + " " + (count == 1 ? one : many);
    }
  }

  private static DateTimeFormatter format(String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale).withZone(ZoneOffset.UTC);
  }

  static Phrases of(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case GERMAN -> GERMAN;
    };
  }

  String greeting(Optional<String> name) {
    return name.map(text -> greeting + " " + text).orElse(greeting) + ",";
  }

  /** In whole days from two days on, else in whole hours, else in minutes, rounded down. */
  String lifetime(Duration lifetime) {
    if (lifetime.toHours() >= 48 && lifetime.toMinutes() % (24 * 60) == 0) {
      return days.counted(lifetime.toDays());
    }
    return lifetime.toHours() >= 1 && lifetime.toMinutes() % 60 == 0
        ? hours.counted(lifetime.toHours())
        : minutes.counted(Math.max(1, lifetime.toMinutes()));
  }

  /** When, and from where if that is the user's business. */
  List<String> facts(Occasion occasion) {
    List<String> facts = new ArrayList<>();
    facts.add(labels.time + ": " + time.format(occasion.at()));
    occasion
        .client()
        .ifPresent(client -> {
          facts.add(fact(labels.device, Device.of(client.userAgent())));
          facts.add(fact(labels.address, addressOf(client)));
        });
    return facts;
  }

  private String fact(String label, Optional<String> value) {
    return label + ": " + value.orElse(labels.unknown);
  }

  /** Only an IP address, because a proxy may have handed on any text. */
  private static Optional<String> addressOf(Client client) {
    String address = client.address();
    try {
      return InetAddress.ofLiteral(address).getHostAddress().contains("%")
          ? Optional.empty()
          : Optional.of(address);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
