package dev.hexauth.adapter.web.http;

/** Counts of connections at all ports since the start; the adapter provides this bean. */
public interface Connections {

  /** The connections refused because their network had as many as it may have. */
  long refused();

  /** The connections ended because a request, or the reading of its answer, took too long. */
  long overdue();
}
