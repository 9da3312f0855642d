package dev.hexauth.adapter.web.http;

/** The time before the port closes, in which connections are no longer kept alive. */
public interface Draining {

  /** Whether draining has begun. It does not end. */
  boolean hasBegun();
}
