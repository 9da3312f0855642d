package dev.hexauth.bootstrap;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A request that a test sent, and its reply.
 *
 * @param target the request target as sent, mostly a path with a query
 * @param body of the request, as text; empty if there is none
 */
record Exchange(String method, String target, String body, Reply reply) {

  private static final Queue<Exchange> RECORDED = new ConcurrentLinkedQueue<>();

  private static volatile boolean recording;

  /** Drops all exchanges and records those that follow. */
  static void startRecording() {
    RECORDED.clear();
    recording = true;
  }

  /** All exchanges since the start, oldest first; stops recording. */
  static List<Exchange> stopRecording() {
    recording = false;
    List<Exchange> all = List.copyOf(RECORDED);
    RECORDED.clear();
    return all;
  }

  /** Records this exchange if recording is on. */
  void record() {
    if (recording) {
      RECORDED.add(this);
    }
  }

  /** The target without its query and without path parameters (RFC 3986, 3.3). */
  String path() {
    return target.split("\\?", 2)[0].replaceFirst("^http://[^/]*", "").replaceAll(";[^/]*", "");
  }

  @Override
  public String toString() {
    return "%s %s: %d".formatted(method, target, reply.status());
  }
}
