package dev.hexauth.adapter.tokens;

/** The {@code typ} of issued access tokens. */
public enum AccessType {
  /** {@code at+jwt} (RFC 9068, 2.1), which says that the token is an access token. */
  AT_JWT("at+jwt"),
  /** {@code JWT}, for resource servers whose library accepts nothing else. */
  JWT("JWT");

  private final String header;

  AccessType(String header) {
    this.header = header;
  }

  /** The value of the header. */
  String header() {
    return header;
  }

  /** The value of the header, as settings name it. */
  @Override
  public String toString() {
    return header;
  }
}
