package dev.hexauth.application;

import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Requester;
import java.util.List;

/**
 * Lists the keys of services, for the operator and for admins. The keys themselves are not kept.
 */
public interface ListServiceKeys {

  /** Lists the keys. */
  Result list(Command command);

  /** Who asks. */
  record Command(Requester requester) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** All keys, by the name of their service and then by their time of creation. */
    record Listed(List<ServiceKeyDetails> keys) implements Result {

      /** Keeps a copy. */
      public Listed {
        keys = List.copyOf(keys);
      }
    }

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
