package dev.hexauth.bootstrap;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that observed something over HTTP that openapi.yaml does not describe. One
 * that implements {@link DescriptionContract} also fails if none of its tests observed something
 * that is described, unless only some of them ran.
 */
final class OpenApiExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private final Set<Method> ran = new HashSet<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    Exchange.startRecording();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ran.add(context.getRequiredTestMethod());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Class<?> tests = context.getRequiredTestClass();
    OpenApiJudge judge = new OpenApiJudge(OpenApi.read());
    SoftAssertions.assertSoftly(softly -> {
      softly
          .assertThat(judge.undescribed(Exchange.stopRecording()))
          .as("seen over HTTP, and not so in openapi.yaml")
          .isEmpty();
      if (DescriptionContract.class.isAssignableFrom(tests) && ran.containsAll(testsOf(tests))) {
        softly
            .assertThat(judge.neverSeen())
            .as("described in openapi.yaml, and seen by no test of %s", tests.getSimpleName())
            .isEmpty();
      }
    });
  }

  private static Set<Method> testsOf(Class<?> type) {
    return Stream.of(type.getMethods(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(method ->
            method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(TestFactory.class))
        .collect(Collectors.toSet());
  }
}
