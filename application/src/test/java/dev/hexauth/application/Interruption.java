package dev.hexauth.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets something happen in the middle of a use case, as another thread or an outage might. */
final class Interruption {

  private Interruption() {}

  /**
   * The adapter {@code real}, but {@code event} runs right before the first call of {@code method}.
   * If it throws, that call is not made.
   */
  static <P> P before(Class<P> port, P real, String method, Runnable event) {
    AtomicBoolean happened = new AtomicBoolean();
    return always(
        port,
        real,
        method,
        () -> {
          if (happened.compareAndSet(false, true)) {
            event.run();
          }
        });
  }

  /** The same, but {@code event} runs before every call of {@code method}. */
  static <P> P always(Class<P> port, P real, String method, Runnable event) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, called, arguments) -> {
              if (called.getName().equals(method)) {
                event.run();
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(proxy);
  }
}
