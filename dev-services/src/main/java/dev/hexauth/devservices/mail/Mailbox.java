package dev.hexauth.devservices.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The mails that a server has received, in memory. */
public final class Mailbox {

  /** How long a test waits for a mail; far longer than one takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int capacity;
  private final List<ReceivedMail> mails = new ArrayList<>();
  private final Set<UUID> returned = new HashSet<>();
  private long received;

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  synchronized void add(ReceivedMail mail) {
    mails.add(mail);
    received++;
    if (mails.size() > capacity) {
      returned.remove(mails.removeFirst().id());
    }
    notifyAll();
  }

  /** All mails, the oldest first. */
  public synchronized List<ReceivedMail> all() {
    return List.copyOf(mails);
  }

  /** The mails to that address, the oldest first. */
  public synchronized List<ReceivedMail> to(String recipient) {
    return mails.stream().filter(isTo(recipient)).toList();
  }

  synchronized Optional<ReceivedMail> find(UUID id) {
    return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
  }

  /**
   * The oldest mail to that address that this method has not returned before; waits for one.
   *
   * @throws IllegalStateException if none comes within 20 s; the message names the mails that came
   */
  public synchronized ReceivedMail next(String recipient) {
    return await(
        () -> to(recipient).stream().filter(mail -> returned.add(mail.id())).findFirst(),
        "a mail to " + recipient);
  }

  /**
   * All mails to that address, the oldest first, once there are {@code count} or more.
   *
   * @throws IllegalStateException if there are fewer after 20 s
   */
  public synchronized List<ReceivedMail> await(String recipient, int count) {
    return await(
        () -> Optional.of(to(recipient)).filter(found -> found.size() >= count),
        count + " mails to " + recipient);
  }

  private <T> T await(Supplier<Optional<T>> found, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<T> result = found.get();
    while (result.isEmpty()) {
      if (!waitUntil(deadline)) {
        throw new IllegalStateException(
            "%s did not come within %d s, but these: %s"
                .formatted(what, PATIENCE.toSeconds(), mails));
      }
      result = found.get();
    }
    return result.get();
  }

  /** How many mails were received, also those that are no longer kept. */
  synchronized long received() {
    return received;
  }

  /** Waits until more than {@code count} mails were received; false if none came in time. */
  synchronized boolean awaitMoreThan(long count, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (received <= count) {
      if (!waitUntil(deadline)) {
        return false;
      }
    }
    return true;
  }

  /** Waits for a change; false if the deadline has passed. */
  private boolean waitUntil(long deadline) {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a mail", e);
    }
  }

  private static Predicate<ReceivedMail> isTo(String recipient) {
    return mail -> mail.envelope().recipients().stream().anyMatch(recipient::equalsIgnoreCase);
  }
}
