package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which histories are allowed. Each call has the times of its invocation and its answer. */
final class LinearizationTest {

  private static final SessionPolicy POLICY = SessionPolicy.DEFAULT;

  private final Session session = Samples.newSession(NOW, POLICY);
  private final Session rotated = rotated(session, NOW);
  private final List<Call> calls = new ArrayList<>();

  @Test
  void calls_that_overlap_may_have_taken_effect_in_any_order() {
    opened(1, 2);
    called(3, 5, active(NOW), Activity.ENDED);
    called(4, 6, new Operation.End(session.ref(), NOW), true);
    assertAllowed();
  }

  @Test
  void a_call_that_was_answered_before_another_was_invoked_took_effect_before_it() {
    opened(1, 2);
    called(3, 4, active(NOW), Activity.ENDED);
    called(5, 6, new Operation.End(session.ref(), NOW), true);
    assertNotAllowed();
  }

  @Test
  void two_calls_cannot_both_have_been_the_first() {
    opened(1, 2);
    called(3, 5, rotate(NOW), new Rotation.Rotated(rotated));
    called(4, 6, rotate(NOW), new Rotation.Rotated(rotated));
    assertNotAllowed();
  }

  @Test
  void what_is_one_owners_is_nothing_to_another() {
    Session other = Samples.newSession(NOW, POLICY);
    opened(1, 2);
    called(3, 4, new Operation.EndAll(other.ref().owner()), Operation.DONE);
    called(5, 6, active(NOW), Activity.ENDED);
    assertNotAllowed();
  }

  @Test
  void a_session_that_has_not_expired_is_not_forgotten() {
    opened(1, 2);
    called(3, 4, active(session.expiresAt().minus(MICRO)), Activity.ACTIVE);
    called(5, 6, active(NOW), Activity.ENDED);
    assertNotAllowed();
  }

  @Test
  void a_session_that_has_expired_may_be_forgotten_for_an_earlier_now_too_or_not() {
    opened(1, 2);
    called(3, 4, active(session.expiresAt()), Activity.ENDED);
    called(5, 6, active(NOW), Activity.ACTIVE);
    assertAllowed();
    called(7, 8, active(NOW), Activity.ENDED);
    assertAllowed();
    called(9, 10, active(NOW), Activity.ACTIVE);
    assertNotAllowed();
  }

  @Test
  void it_may_be_forgotten_after_a_call_about_another_user() {
    opened(1, 2);
    called(3, 5, anotherIsListed(session.expiresAt()), new Operation.Listed(List.of()));
    called(4, 6, active(NOW), Activity.ENDED);
    assertAllowed();
  }

  @Test
  void it_is_not_forgotten_by_what_has_not_been_asked_yet() {
    opened(1, 2);
    called(3, 4, active(NOW), Activity.ENDED);
    called(5, 6, anotherIsListed(session.expiresAt()), new Operation.Listed(List.of()));
    assertNotAllowed();
  }

  @Test
  void a_session_that_is_ended_when_it_has_expired_is_never_active_again() {
    opened(1, 2);
    called(3, 4, new Operation.End(session.ref(), session.expiresAt()), false);
    called(5, 6, active(NOW), Activity.ACTIVE);
    assertNotAllowed();
  }

  @Test
  void a_store_may_forget_by_its_own_clock_what_has_outlived_its_last_change() {
    long life = Duration.between(NOW, session.expiresAt()).toNanos();
    opened(1, 2);
    called(3, 1 + life, active(NOW), Activity.ENDED);
    assertAllowed();
  }

  @Test
  void but_not_sooner() {
    long life = Duration.between(NOW, session.expiresAt()).toNanos();
    opened(1, 2);
    called(3, life, active(NOW), Activity.ENDED);
    assertNotAllowed();
  }

  @Test
  void nor_what_was_changed_since() {
    Instant later = NOW.plusSeconds(60);
    Session next = rotated(session, later);
    long life = Duration.between(NOW, session.expiresAt()).toNanos();
    opened(1, 2);
    called(3, 4, rotate(later), new Rotation.Rotated(next));
    called(5, 1 + life, active(NOW), Activity.ENDED);
    assertNotAllowed();
  }

  @Test
  void of_two_that_were_last_used_at_once_either_may_be_pushed_out() {
    Session twin = Samples.newSession(session.ref().owner(), NOW, POLICY);
    Session third = Samples.newSession(session.ref().owner(), NOW, POLICY);
    opened(1, 2);
    called(3, 4, new Operation.Open(twin, 2), Operation.DONE);
    called(5, 6, new Operation.Open(third, 2), Operation.DONE);
    called(7, 8, new Operation.ActivityOf(twin.ref(), Generation.FIRST, NOW), Activity.ENDED);
    assertAllowed();
    called(9, 10, active(NOW), Activity.ENDED);
    assertNotAllowed();
  }

  @Test
  void a_confirmation_takes_effect_once_from_its_invocation_until_it_was_awaited() {
    opened(1, 2);
    called(3, 4, rotate(NOW), new Rotation.Rotated(rotated));
    called(5, 10, new Operation.Confirm(session.ref(), new Generation(1)), Operation.DONE);
    called(6, 7, firstIs(NOW), Activity.UNCONFIRMED);
    called(8, 9, firstIs(NOW), Activity.ACTIVE);
    assertAllowed();
    called(11, 12, firstIs(NOW), Activity.UNCONFIRMED);
    assertNotAllowed();
  }

  @Test
  void a_confirmation_that_was_awaited_is_not_lost() {
    opened(1, 2);
    called(3, 4, rotate(NOW), new Rotation.Rotated(rotated));
    called(5, 6, new Operation.Confirm(session.ref(), new Generation(1)), Operation.DONE);
    called(7, 8, firstIs(NOW), Activity.UNCONFIRMED);
    assertNotAllowed();
  }

  @Test
  void a_confirmation_does_not_take_effect_before_it_is_invoked() {
    opened(1, 2);
    called(3, 4, rotate(NOW), new Rotation.Rotated(rotated));
    called(5, 6, firstIs(NOW), Activity.ACTIVE);
    called(7, 8, new Operation.Confirm(session.ref(), new Generation(1)), Operation.DONE);
    assertNotAllowed();
  }

  @Test
  void an_exception_is_no_answer() {
    opened(1, 2);
    called(3, 4, active(NOW), new IllegalStateException("broken"));
    assertNotAllowed();
  }

  private void opened(long invoked, long responded) {
    called(invoked, responded, new Operation.Open(session, 20), Operation.DONE);
  }

  private void called(long invoked, long responded, Operation operation, Object answer) {
    calls.add(new Call(calls.size(), operation, invoked, responded, answer));
  }

  private void assertAllowed() {
    assertThat(Linearization.deadEnds(new History(calls))).isEmpty();
  }

  private void assertNotAllowed() {
    assertThat(Linearization.deadEnds(new History(calls))).hasSize(1);
  }

  private Operation active(Instant now) {
    return new Operation.ActivityOf(session.ref(), Generation.FIRST, now);
  }

  private Operation firstIs(Instant now) {
    return new Operation.ActivityOf(session.ref(), new Generation(1), now);
  }

  private Operation rotate(Instant now) {
    return new Operation.Rotate(session.ref(), Generation.FIRST, now, POLICY);
  }

  private static Operation anotherIsListed(Instant now) {
    return new Operation.SessionsOf(Samples.newUserId(), now);
  }

  private static Session rotated(Session session, Instant now) {
    return ((Rotation.Rotated) session.rotate(session.generation(), now, POLICY)).session();
  }
}
