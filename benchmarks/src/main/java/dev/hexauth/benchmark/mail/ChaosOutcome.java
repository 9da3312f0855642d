package dev.hexauth.benchmark.mail;

import static java.util.stream.Collectors.groupingBy;

import dev.hexauth.devservices.mail.ReceivedMail;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The outcome for the letters of one run.
 *
 * @param letters how many were posted
 * @param arrived how many arrived, once or more often
 * @param explained how many arrived once more because their worker was killed after the server had
 *     kept the mail and before the letter was marked
 * @param unanswered how many arrived once more because their worker, in this JVM, got no answer of
 *     a busy server in time
 * @param unexplained how many arrived once more for no such reason
 * @param strange mails that are no letter of the run
 * @param othersBeforeStuck whether every other letter had arrived before one on which the server
 *     hung
 * @param kills how many workers were killed
 * @param outages how often the server refused connections for a while
 * @param passed what the clock of the run says
 * @param took how long the run took
 */
record ChaosOutcome(
    int letters,
    int arrived,
    int explained,
    int unanswered,
    int unexplained,
    int strange,
    boolean othersBeforeStuck,
    int kills,
    int outages,
    Duration passed,
    Duration took) {

  static ChaosOutcome of(
      Chaos.Plan plan,
      Posted posted,
      List<ReceivedMail> mails,
      Set<String> killed,
      Set<String> unsure,
      int outages,
      Duration passed,
      Duration took) {
    Map<String, List<ReceivedMail>> byLetter =
        mails.stream().collect(groupingBy(ChaosOutcome::letter));
    Set<ReceivedMail> lastOfKilled = lastOf(killed, mails);
    int explained = 0;
    int unanswered = 0;
    int unexplained = 0;
    for (List<ReceivedMail> copies : byLetter.values()) {
      for (ReceivedMail earlier : copies.subList(0, copies.size() - 1)) {
        if (lastOfKilled.contains(earlier)) {
          explained++;
        } else if (unsure.contains(letter(earlier) + " " + earlier.envelope().user().orElse(""))) {
          unanswered++;
        } else {
          unexplained++;
        }
      }
    }
    int arrived = (int) posted.ids().stream().filter(byLetter::containsKey).count();
    return new ChaosOutcome(
        plan.letters() + plan.stuck(),
        arrived,
        explained,
        unanswered,
        unexplained,
        byLetter.size() - arrived,
        othersFirst(plan, posted, mails),
        killed.size(),
        outages,
        passed,
        took);
  }

  /** The letter's id, which is the left part of the Message-ID. */
  private static String letter(ReceivedMail mail) {
    return mail.messageId().replaceFirst("^<", "").replaceFirst("@.*", "");
  }

  /** The last mail of each killed worker: only that one may have stayed unmarked. */
  private static Set<ReceivedMail> lastOf(Set<String> killed, List<ReceivedMail> mails) {
    Map<String, ReceivedMail> last = new HashMap<>();
    for (ReceivedMail mail : mails) {
      mail.envelope().user().filter(killed::contains).ifPresent(worker -> last.put(worker, mail));
    }
    return Set.copyOf(last.values());
  }

  private static boolean othersFirst(Chaos.Plan plan, Posted posted, List<ReceivedMail> mails) {
    return mails.stream()
            .takeWhile(mail -> !posted.isStuck(mail.envelope().recipients().getFirst()))
            .map(ChaosOutcome::letter)
            .distinct()
            .count()
        == plan.letters();
  }
}
