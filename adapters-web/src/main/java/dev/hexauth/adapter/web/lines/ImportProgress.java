package dev.hexauth.adapter.web.lines;

/** Learns how far an import is. */
@FunctionalInterface
public interface ImportProgress {

  /**
   * A batch of users is in the store.
   *
   * @param bytes how much of the file is done
   */
  void reached(long bytes, ImportTotals totals);
}
