package dev.hexauth.bootstrap;

import java.util.Set;

/** The HTTP contract of an assembly of the product. Each of its ports must be asked. */
interface ProductContract extends HttpAcceptanceContract {

  /** All that answer. */
  @Override
  default Set<String> adapters() {
    return Set.copyOf(assembly().ports().answering().values());
  }
}
