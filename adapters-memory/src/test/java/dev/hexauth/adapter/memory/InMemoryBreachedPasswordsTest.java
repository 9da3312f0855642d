package dev.hexauth.adapter.memory;

import dev.hexauth.contract.BreachedPasswordsContract;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;

final class InMemoryBreachedPasswordsTest implements BreachedPasswordsContract {

  @Override
  public BreachedPasswords of(List<RawPassword> breached) {
    InMemoryBreachedPasswords passwords = new InMemoryBreachedPasswords();
    breached.forEach(passwords::add);
    return passwords;
  }
}
