package dev.hexauth.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One service and one browser for all tests. Each test starts logged out, with an empty window, and
 * fails if the browser has reported a fault; see {@link Watch}. Tests get a {@link Stage}.
 */
final class OneBrowser implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(OneBrowser.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    stage(context).reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Stage stage = stage(context);
    if (context.getExecutionException().isPresent()) {
      stage.page().screenshot("failed-" + context.getRequiredTestMethod().getName());
    }
    stage.assertNoFaults();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Stage.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return stage(context);
  }

  private static Stage stage(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Stage.class, key -> Stage.open(), Stage.class);
  }
}
