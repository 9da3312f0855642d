package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Breached passwords in a set, which is empty at first. */
@Mutable("listed")
final class InMemoryBreachedPasswords implements BreachedPasswords {

  private final Set<String> listed = ConcurrentHashMap.newKeySet();

  void add(RawPassword password) {
    listed.add(Nfc.of(password));
  }

  @Override
  public boolean include(RawPassword password) {
    return listed.contains(Nfc.of(password));
  }
}
