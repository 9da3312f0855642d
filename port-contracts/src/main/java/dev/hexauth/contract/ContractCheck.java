package dev.hexauth.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Checks that a test of a contract notices a fault. */
public final class ContractCheck {

  private ContractCheck() {}

  /**
   * Passes if the test called {@code name} of the contract that {@code test} implements fails.
   *
   * @throws AssertionError if it passes, or if there is none
   */
  public static void assertFails(GivenUserStore test, String name) {
    test.no_letter_waits();
    try {
      methodOf(test, name).invoke(test);
    } catch (InvocationTargetException noticed) {
      return;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("the fault is not noticed by " + name);
  }

  private static Method methodOf(GivenUserStore test, String name) {
    Method method =
        Arrays.stream(test.getClass().getMethods())
            .filter(found -> found.getName().equals(name) && found.isAnnotationPresent(Test.class))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no test " + name));
    method.setAccessible(true);
    return method;
  }
}
