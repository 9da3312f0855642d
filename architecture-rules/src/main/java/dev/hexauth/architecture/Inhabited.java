package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.hexauth.architecture.HexagonalLayout.Part;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Each pattern of the layout, and each name of an adapter in it, finds a class. */
final class Inhabited extends ArchCondition<JavaClass> {

  private final HexagonalLayout layout;
  private final Parts parts;
  private Set<String> packages = Set.of();
  private Set<String> adapters = Set.of();

  Inhabited(HexagonalLayout layout) {
    super("exist");
    this.layout = layout;
    this.parts = new Parts(layout);
  }

  @Override
  public void init(Collection<JavaClass> all) {
    packages = all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    adapters =
        all.stream().filter(parts.adapters()).map(parts::adapterOf).collect(Collectors.toSet());
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {}

  @Override
  public void finish(ConditionEvents events) {
    for (Part part : Part.values()) {
      parts.patterns(part).stream()
          .filter(pattern -> packages.stream().noneMatch(pattern::matches))
          .map(pattern ->
              "the pattern %s of the part %s finds no class".formatted(pattern.text(), part))
          .forEach(message -> report(message, events));
    }
    layout.adapterNames().stream()
        .filter(name -> adapters.stream().noneMatch(adapter -> adapter.endsWith("." + name)))
        .map(name -> "no adapter is called " + name)
        .forEach(message -> report(message, events));
  }

  private static void report(String message, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(message, message));
  }
}
