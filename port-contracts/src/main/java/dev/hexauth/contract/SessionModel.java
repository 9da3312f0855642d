package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Random courses of events, each answered as {@link SessionReference} answers it. */
interface SessionModel extends GivenSessionStore {

  /** How many courses are run; the number of a course is its seed. */
  int COURSES = 100;

  @Test
  default void random_courses_of_events_are_answered_as_the_reference_does() {
    for (int seed = 0; seed < COURSES; seed++) {
      SessionCourse course = new SessionCourse(seed, NOW.plus(MICRO.multipliedBy(seed)));
      for (int step = 0; step < 10; step++) {
        SessionCourse.Event event = course.next();
        Object expected = event.happenTo(course.reference());
        Object actual = event.happenTo(step % 2 == 0 ? store() : otherNode());
        assertThat(actual).as("course %s, step %s: %s", seed, step, event).isEqualTo(expected);
      }
      assertThat(course.activeIn(store())).isEqualTo(course.activeIn(course.reference()));
    }
  }
}
