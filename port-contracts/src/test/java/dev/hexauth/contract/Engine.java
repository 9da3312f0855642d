package dev.hexauth.contract;

import dev.hexauth.domain.UnavailableException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;

/**
 * An engine for an adapter that needs none: while it is gone, every call fails with {@link
 * UnavailableException}.
 */
final class Engine<P> implements Outage<P> {

  private final P adapter;
  private volatile boolean gone;

  private Engine(Class<P> port, P real, String dependency) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              if (gone) {
                throw new UnavailableException(
                    dependency, Duration.ofSeconds(1), new IOException());
              }
              return method.invoke(real, arguments);
            });
    this.adapter = port.cast(proxy);
  }

  /** An engine for {@code real}, whose name in the exception is {@code dependency}. */
  static <P> Optional<Outage<P>> of(Class<P> port, P real, String dependency) {
    return Optional.of(new Engine<>(port, real, dependency));
  }

  @Override
  public P adapter() {
    return adapter;
  }

  @Override
  public void cutOff() {
    gone = true;
  }

  @Override
  public void restore() {
    gone = false;
  }

  @Override
  public void close() {}
}
