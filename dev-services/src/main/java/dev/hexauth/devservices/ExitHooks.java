package dev.hexauth.devservices;

import org.jspecify.annotations.Nullable;

/** Actions that run when this JVM ends. */
final class ExitHooks {

  private ExitHooks() {}

  static void add(@Nullable Thread hook) {
    if (hook != null) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  static void remove(@Nullable Thread hook) {
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException alreadyEnding) {
      return;
    }
  }
}
