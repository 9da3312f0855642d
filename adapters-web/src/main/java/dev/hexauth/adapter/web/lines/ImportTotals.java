package dev.hexauth.adapter.web.lines;

/**
 * The outcome of the lines of a file; blank ones do not count.
 *
 * @param added users who were added
 * @param alreadyThere users who were there before
 * @param refused lines that are in the report
 */
public record ImportTotals(long added, long alreadyThere, long refused) {

  static final ImportTotals NONE = new ImportTotals(0, 0, 0);

  /** How many lines there were. */
  public long lines() {
    return added + alreadyThere + refused;
  }

  ImportTotals plus(ImportTotals more) {
    return new ImportTotals(
        added + more.added, alreadyThere + more.alreadyThere, refused + more.refused);
  }
}
