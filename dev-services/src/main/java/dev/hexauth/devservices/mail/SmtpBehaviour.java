package dev.hexauth.devservices.mail;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Decides what a mail server does at each stage. Connections of their own threads ask it. */
@FunctionalInterface
public interface SmtpBehaviour {

  /** Answers as it should, always. */
  SmtpBehaviour PROPER = (_, _) -> new SmtpAct.Proper();

  /**
   * The act at a stage.
   *
   * @param recipients those that the client has named for this mail so far, including the one that
   *     {@link SmtpStage#RECIPIENT} is about
   */
  SmtpAct at(SmtpStage stage, List<String> recipients);

  /** Does {@code act} at {@code stage}, and otherwise what it should. */
  static SmtpBehaviour always(SmtpStage stage, SmtpAct act) {
    return (at, _) -> at == stage ? act : new SmtpAct.Proper();
  }

  /** Does {@code act} at {@code stage} for one recipient, and otherwise what it should. */
  static SmtpBehaviour forOne(String recipient, SmtpStage stage, SmtpAct act) {
    return (at, recipients) ->
        at == stage && recipients.contains(recipient) ? act : new SmtpAct.Proper();
  }

  /**
   * Misbehaves at random, in every way that leaves no doubt about a mail.
   *
   * @param random for the choices; it must be safe for threads
   * @param share of all stages, 0 to 1
   */
  static SmtpBehaviour random(RandomGenerator random, double share) {
    return (_, _) ->
        random.nextDouble() < share
            ? switch (random.nextInt(7)) {
              case 0 -> new SmtpAct.Reply(421);
              case 1 -> new SmtpAct.Reply(451);
              case 2 -> new SmtpAct.Reply(550);
              case 3 -> new SmtpAct.Hang();
              case 4 -> new SmtpAct.Drip(Duration.ofMillis(20));
              case 5 -> new SmtpAct.Late(Duration.ofMillis(20));
              default -> new SmtpAct.Drop();
            }
            : new SmtpAct.Proper();
  }
}
