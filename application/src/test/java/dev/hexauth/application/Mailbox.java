package dev.hexauth.application;

import static dev.hexauth.application.Hexagon.CLIENT;
import static dev.hexauth.application.Hexagon.EMAIL;

import dev.hexauth.adapter.memory.SentLetter;
import dev.hexauth.application.UseCases.MailUseCases;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;
import java.util.Optional;

/** The letters of a hexagon with mail, and short methods for its use cases. */
final class Mailbox {

  private final Hexagon hexagon;
  private final MailUseCases useCases;

  /** How many letters {@link #delivered} has returned. */
  private int lettersSeen;

  Mailbox(Hexagon hexagon) {
    this.hexagon = hexagon;
    this.useCases = hexagon.useCases.mail().orElseThrow();
  }

  /** Sends every letter that is due, and returns those that were sent since the last call. */
  List<SentLetter> delivered() {
    while (!(deliver() instanceof DeliverLetters.Result.Idle)) {
      // The next may be due.
    }
    List<SentLetter> all = hexagon.memory.sentLetters();
    List<SentLetter> unseen = all.subList(lettersSeen, all.size());
    lettersSeen = all.size();
    return unseen;
  }

  DeliverLetters.Result deliver() {
    return useCases.deliverLetters().deliver();
  }

  /** The kinds of the letters that are sent now. */
  List<LetterKind> kinds() {
    return delivered().stream().map(sent -> sent.letter().kind()).toList();
  }

  /** The code of the one letter that is sent now. */
  EmailCode code() {
    List<SentLetter> letters = delivered();
    if (letters.size() != 1) {
      throw new AssertionError("not one letter: " + letters);
    }
    return letters.getFirst().code().orElseThrow();
  }

  VerifyEmail.Result verify(EmailCode code) {
    return useCases.verifyEmail().verify(new VerifyEmail.Command(code, CLIENT));
  }

  ResendVerification.Result resend(EmailAddress email, Client client) {
    return useCases
        .resendVerification()
        .resend(new ResendVerification.Command(email, Optional.empty(), client));
  }

  ForgotPassword.Result forgot(EmailAddress email) {
    return forgot(email, CLIENT);
  }

  ForgotPassword.Result forgot(EmailAddress email, Client client) {
    return useCases
        .forgotPassword()
        .request(new ForgotPassword.Command(email, Optional.empty(), client));
  }

  /** A code to reset the password of {@link Hexagon#EMAIL}. */
  EmailCode resetCode() {
    forgot(EMAIL);
    return code();
  }

  ResetPassword.Result reset(EmailCode code, RawPassword password) {
    return useCases.resetPassword().reset(new ResetPassword.Command(code, password, CLIENT));
  }

  ChangeEmail.Result change(Token accessToken, EmailAddress email, RawPassword password) {
    return useCases
        .changeEmail()
        .change(
            new ChangeEmail.Command(
                List.of(accessToken), email, password, Optional.empty(), CLIENT));
  }

  TakeBackEmail.Result takeBack(EmailCode code) {
    return useCases.takeBackEmail().takeBack(new TakeBackEmail.Command(code, CLIENT));
  }
}
