package dev.hexauth.architecture;

import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Each public type is a configuration, and the only public type of its adapter. */
final class OneConfiguration extends ArchCondition<JavaClass> {

  private final Parts parts;
  private Map<String, List<JavaClass>> shownBy = Map.of();

  OneConfiguration(Parts parts) {
    super("be the one configuration of its adapter");
    this.parts = parts;
  }

  @Override
  public void init(Collection<JavaClass> publicTypes) {
    shownBy = publicTypes.stream().collect(groupingBy(parts::adapterOf));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean alone = shownBy.getOrDefault(parts.adapterOf(type), List.of()).size() == 1;
    if (!alone || !type.getSimpleName().endsWith("Configuration")) {
      events.add(
          SimpleConditionEvent.violated(
              type, type.getName() + " is public and not its adapter's one configuration"));
    }
  }
}
