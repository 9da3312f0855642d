package dev.hexauth.devservices;

/** A store could not be unpacked, started or stopped; the message says why and what to do. */
public final class DevServicesException extends RuntimeException {

  DevServicesException(String message) {
    super(message);
  }

  DevServicesException(String message, Throwable cause) {
    super(message, cause);
  }
}
