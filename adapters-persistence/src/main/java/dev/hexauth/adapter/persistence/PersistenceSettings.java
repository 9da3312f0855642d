package dev.hexauth.adapter.persistence;

/**
 * Settings of an assembly, as a bean; without one, {@link #DEFAULT} applies.
 *
 * @param migrate whether the start migrates the tables; if not, they must already match this
 *     version
 */
public record PersistenceSettings(boolean migrate) {

  /** The tables are migrated. */
  public static final PersistenceSettings DEFAULT = new PersistenceSettings(true);
}
