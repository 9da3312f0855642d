package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;

/** Two conditions on classes as one that reports each event in a line of its own. */
final class Either extends ArchCondition<JavaClass> {

  private final ArchCondition<JavaClass> first;
  private final ArchCondition<JavaClass> second;

  Either(ArchCondition<JavaClass> first, ArchCondition<JavaClass> second) {
    super(first.getDescription() + " or " + second.getDescription());
    this.first = first;
    this.second = second;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    first.check(type, events);
    second.check(type, events);
  }
}
