package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;

/** The passwords of several lists. */
final class BreachedPasswordLists implements BreachedPasswords {

  private final List<BreachedPasswords> lists;

  BreachedPasswordLists(List<BreachedPasswords> lists) {
    this.lists = List.copyOf(lists);
  }

  @Override
  public boolean include(RawPassword password) {
    return lists.stream().anyMatch(list -> list.include(password));
  }
}
