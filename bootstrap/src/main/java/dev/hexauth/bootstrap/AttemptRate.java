package dev.hexauth.bootstrap;

import dev.hexauth.domain.throttle.Rate;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** A number of attempts in a period, as {@code 20/1m}. */
record AttemptRate(int count, Duration period) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/([0-9]{1,9}(?:s|m|h|d))");

  /** Called by Spring to convert a property. */
  public static AttemptRate of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a number, a slash and a duration: " + text);
    }
    return new AttemptRate(
        Integer.parseInt(form.group(1)), DurationStyle.SIMPLE.parse(form.group(2)));
  }

  Rate rate() {
    return new Rate(count, period);
  }
}
