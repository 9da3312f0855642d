package dev.hexauth.adapter.passwords;

import dev.hexauth.contract.BreachedPasswordsContract;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;
import java.util.stream.IntStream;

/** Passwords that are in one of two lists. */
final class BreachedPasswordListsTest implements BreachedPasswordsContract {

  @Override
  public BreachedPasswords of(List<RawPassword> breached) {
    return new BreachedPasswordLists(List.of(everyOther(breached, 0), everyOther(breached, 1)));
  }

  private static BreachedPasswords everyOther(List<RawPassword> breached, int first) {
    return new CommonPasswords(
        IntStream.iterate(first, i -> i < breached.size(), i -> i + 2)
            .mapToObj(i -> breached.get(i).reveal())
            .toList());
  }
}
