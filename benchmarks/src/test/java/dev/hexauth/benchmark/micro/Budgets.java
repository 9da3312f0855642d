package dev.hexauth.benchmark.micro;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The limit of the allocation of each benchmark.
 *
 * @param bytes an operation, by name and parameters, as {@code Signing.sign[RS256,OFF]}
 */
record Budgets(Map<String, Double> bytes) {

  /** The limits in budgets.properties. */
  static Budgets read() throws IOException {
    Properties file = new Properties();
    try (InputStream input = Budgets.class.getResourceAsStream("/budgets.properties")) {
      file.load(Objects.requireNonNull(input));
    }
    return new Budgets(
        file.stringPropertyNames().stream()
            .collect(
                Collectors.toMap(name -> name, name -> Double.valueOf(file.getProperty(name)))));
  }

  /** Without those of native code that is not here. */
  Budgets without(NativeCodeHere here) {
    return new Budgets(
        bytes.entrySet().stream()
            .filter(budget -> here.runs(budget.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The violations of {@code measured} bytes an operation, in sentences. */
  Stream<String> findings(Map<String, Double> measured) {
    TreeSet<String> all = new TreeSet<>(bytes.keySet());
    all.addAll(measured.keySet());
    TreeMap<String, String> findings = new TreeMap<>();
    for (String name : all) {
      if (!measured.containsKey(name)) {
        findings.put(name, name + " has a budget and was not measured");
      } else if (!bytes.containsKey(name)) {
        findings.put(name, name + " has no budget; it allocated " + measured.get(name) + " bytes");
      } else if (measured.get(name) > bytes.get(name)) {
        findings.put(
            name,
            "%s allocated %.0f bytes; its budget is %.0f"
                .formatted(name, measured.get(name), bytes.get(name)));
      }
    }
    return findings.values().stream();
  }
}
