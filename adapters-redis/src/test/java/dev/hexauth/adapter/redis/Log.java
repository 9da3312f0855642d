package dev.hexauth.adapter.redis;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The log lines of all loggers while it is open. */
final class Log implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Lines lines = new Lines();

  Log() {
    lines.start();
    root.addAppender(lines);
  }

  /** Level and message of each line, in order. */
  List<String> lines() {
    return List.copyOf(lines.said);
  }

  /** The lines of this adapter. */
  List<String> own() {
    return List.copyOf(lines.own);
  }

  @Override
  public void close() {
    root.detachAppender(lines);
  }

  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> own = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      String line = event.getLevel() + " " + event.getFormattedMessage();
      said.add(line);
      if (event.getLoggerName().startsWith("dev.hexauth.adapter.redis")) {
        own.add(line);
      }
    }
  }
}
