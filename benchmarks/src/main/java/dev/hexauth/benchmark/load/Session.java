package dev.hexauth.benchmark.load;

/** An open session, by its tokens. */
final class Session {

  private final String access;
  private String refresh;

  Session(String access, String refresh) {
    this.access = access;
    this.refresh = refresh;
  }

  String access() {
    return access;
  }

  String refresh() {
    return refresh;
  }

  /** The session has been refreshed. */
  void rotatedTo(String successor) {
    refresh = successor;
  }

  @Override
  public String toString() {
    return "Session[redacted]";
  }
}
