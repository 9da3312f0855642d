package dev.hexauth.architecture.product;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The rules of this product alone, without Maven: what {@code architecture-tests/check} runs. */
final class Check {

  private Check() {}

  /** Prints what is broken, and ends with 1 if something is. */
  public static void main(String[] arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectClass(ArchitectureTest.class),
                selectClass(ConfigurationsTest.class),
                selectClass(ContractCoverageTest.class),
                selectClass(DependenciesTest.class),
                selectClass(ModuleGraphTest.class),
                selectClass(ResourcesTest.class),
                selectClass(RoutesTest.class),
                selectClass(SourcesTest.class),
                selectClass(StaleFilesTest.class),
                selectClass(TestCodeTest.class))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary
        .getFailures()
        .forEach(failure ->
            out.println(
                failure.getTestIdentifier().getDisplayName()
                    + ": "
                    + failure.getException().getMessage()));
    out.println(
        summary.getTestsSucceededCount()
            + " rules hold, "
            + summary.getTotalFailureCount()
            + " are broken");
    System.exit(
        summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1);
  }
}
