package dev.hexauth.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets something happen in the middle of a use case, as another thread or an outage might. */
final class Interruption {

  private Interruption() {}

  /**
   * The adapter {@code real} of {@code port}, but for {@code event}, which happens right before the
   * first call of {@code method} and, if it throws, in the place of that call.
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

  /** Likewise, but {@code event} happens before every call. */
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
