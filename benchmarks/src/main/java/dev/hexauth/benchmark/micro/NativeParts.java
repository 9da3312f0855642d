package dev.hexauth.benchmark.micro;

/** Checks that a figure is what its name says. */
final class NativeParts {

  private NativeParts() {}

  /** Whether the implementation, as the product reports it, is Java with a reason. */
  static boolean isJava(String computing) {
    return computing.startsWith("Java: ") || computing.startsWith("the JDK: ");
  }

  /**
   * Refuses to measure Java under the name of native code.
   *
   * @param wanted whether native code is to be measured
   * @param computing the implementation, as the product reports it
   */
  static void require(boolean wanted, String computing) {
    if (wanted && isJava(computing)) {
      throw new IllegalStateException("there is no native code here to measure: " + computing);
    }
  }
}
