package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.session.Client;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The origin of a request as two columns, which are both null if there was none. */
final class ClientColumns {

  private ClientColumns() {}

  /** The client in the columns. */
  static Optional<Client> client(@Nullable String userAgent, @Nullable String address) {
    return userAgent == null || address == null
        ? Optional.empty()
        : Optional.of(new Client(userAgent, address));
  }
}
