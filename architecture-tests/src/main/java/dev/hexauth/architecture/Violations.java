package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A condition that names what is wrong with a class, a line for each; fulfilled by silence. */
final class Violations extends ArchCondition<JavaClass> {

  private final Function<JavaClass, Stream<String>> finder;

  private Violations(String condition, Function<JavaClass, Stream<String>> finder) {
    super(condition);
    this.finder = finder;
  }

  static Violations in(String condition, Function<JavaClass, Stream<String>> finder) {
    return new Violations(condition, finder);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    finder
        .apply(type)
        .map(violation -> type.getName() + " " + violation)
        .map(line -> SimpleConditionEvent.violated(type, line))
        .forEach(events::add);
  }
}
