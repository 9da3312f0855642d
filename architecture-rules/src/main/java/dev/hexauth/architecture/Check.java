package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A condition on classes that reports each finding in a line of its own. */
public final class Check extends ArchCondition<JavaClass> {

  private final Function<JavaClass, Stream<String>> finder;

  private Check(String condition, Function<JavaClass, Stream<String>> finder) {
    super(condition);
    this.finder = finder;
  }

  /**
   * The condition that {@code finder} finds nothing in a class.
   *
   * @param condition what a class should do, as a continuation of "should"
   * @param finder what is wrong with a class, each as a continuation of its name
   */
  public static Check of(String condition, Function<JavaClass, Stream<String>> finder) {
    return new Check(condition, finder);
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
