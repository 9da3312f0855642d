package dev.hexauth.adapter.memory;

import dev.hexauth.contract.UserStore;

/** User stores in memory, as the contracts take them. */
final class UserStores {

  private UserStores() {}

  /** The store that keeps its users, letters and codes in {@code tables}. */
  static UserStore in(UserTables tables) {
    return new UserStore(
        new InMemoryUserRepository(tables),
        new InMemoryOutbox(tables),
        new InMemoryEmailCodes(tables));
  }
}
