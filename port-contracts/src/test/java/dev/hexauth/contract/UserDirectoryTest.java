package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of directories finds each fault, and none in a correct adapter. */
final class UserDirectoryTest {

  @ParameterizedTest
  @EnumSource
  void a_wrong_adapter_is_found(WrongUserDirectories fault) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(fault::test);
  }

  @Nested
  final class Correct implements UserDirectoryContract {

    private final StaleUsers.Shared shared = new StaleUsers.Shared();
    private final UserDirectory first = new PlainUserDirectory(shared);
    private final UserDirectory second = new PlainUserDirectory(shared);

    @Override
    public UserDirectory directory() {
      return first;
    }

    @Override
    public UserRepository repository() {
      return new StaleUsers(shared);
    }

    @Override
    public Optional<UserDirectory> secondNode() {
      return Optional.of(second);
    }

    @Override
    public Optional<Outage<UserDirectory>> outage() {
      return Engine.of(UserDirectory.class, first, "user store");
    }
  }
}
