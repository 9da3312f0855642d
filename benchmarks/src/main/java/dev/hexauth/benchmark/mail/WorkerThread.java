package dev.hexauth.benchmark.mail;

import dev.hexauth.application.DeliverLetters;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.MailTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/**
 * A worker in this JVM, which costs little to start. It ends before it hands a letter over, or
 * after that and before it marks the letter, whichever comes first.
 */
final class WorkerThread implements Worker {

  private static final Duration TIMEOUT = Duration.ofMillis(200);

  private final String name;
  private final Set<String> unsure;
  private final Thread thread;
  private volatile boolean killed;

  private WorkerThread(
      String name,
      int place,
      ApplicationContext stores,
      int mailPort,
      SharedClock clock,
      Set<String> unsure) {
    this.name = name;
    this.unsure = unsure;
    MailTransport transport = new Mortal(Delivery.transport(name, mailPort, TIMEOUT, clock));
    DeliverLetters letters = Delivery.of(stores, transport, clock);
    this.thread =
        Thread.ofPlatform().daemon().name(name).unstarted(() -> work(letters, clock, place));
  }

  /**
   * Starts one.
   *
   * @param unsure gets each letter, with the name, that the server may have kept without an answer
   */
  static Worker start(
      String name,
      int place,
      ApplicationContext stores,
      int mailPort,
      SharedClock clock,
      Set<String> unsure) {
    WorkerThread worker = new WorkerThread(name, place, stores, mailPort, clock, unsure);
    worker.thread.start();
    return worker;
  }

  private void work(DeliverLetters letters, SharedClock clock, int place) {
    try {
      Worker.work(letters, clock, place, () -> !killed);
    } catch (KilledException expected) {
      return;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void kill() {
    killed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Mortal implements MailTransport {

    private final MailTransport transport;

    Mortal(MailTransport transport) {
      this.transport = transport;
    }

    @Override
    public Posting send(Letter letter, Optional<EmailCode> code) {
      dieIfKilled();
      Posting posting = transport.send(letter, code);
      if (posting instanceof Posting.Unreachable) {
        unsure.add(letter.id() + " " + name);
      }
      dieIfKilled();
      return posting;
    }

    private void dieIfKilled() {
      if (killed) {
        throw new KilledException();
      }
    }
  }

  private static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
