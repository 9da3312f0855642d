package dev.hexauth.benchmark.micro;

/** Says so when a figure is not what its name says. */
final class NativeParts {

  private NativeParts() {}

  /** Whether what computes, as the product says it, is Java and the reason why. */
  static boolean isJava(String computing) {
    return computing.startsWith("Java: ") || computing.startsWith("the JDK: ");
  }

  /**
   * Refuses to measure Java under the name of native code.
   *
   * @param wanted whether native code is to be measured
   * @param computing what computes, as the product says it
   */
  static void require(boolean wanted, String computing) {
    if (wanted && isJava(computing)) {
      throw new IllegalStateException("there is no native code here to measure: " + computing);
    }
  }
}
