package dev.hexauth.bootstrap;

import dev.hexauth.adapter.mail.MailConfiguration;
import dev.hexauth.adapter.mail.MailSettings;
import dev.hexauth.adapter.web.WebConfiguration;
import dev.hexauth.application.ChangeEmail;
import dev.hexauth.application.ForgotPassword;
import dev.hexauth.application.ResendVerification;
import dev.hexauth.application.ResendVerificationOfUser;
import dev.hexauth.application.ResetPassword;
import dev.hexauth.application.StartPasswordReset;
import dev.hexauth.application.TakeBackEmail;
import dev.hexauth.application.UseCases;
import dev.hexauth.application.VerifyEmail;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.port.Outbox;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What mail adds to the service, if a mail server is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailIsOn.class)
@Import({MailConfiguration.class, WebConfiguration.MailRoutes.class})
final class MailWiring {

  @Bean
  MailSettings mailSettings(Settings settings) {
    return settings.mailSettings();
  }

  /** An own user store need not have an outbox; then there is no mail. */
  @Bean
  UseCases.Mail mail(
      ObjectProvider<Outbox> outbox,
      ObjectProvider<EmailCodes> codes,
      MailTransport transport,
      Settings settings) {
    return new UseCases.Mail(
        required(outbox, "Outbox"),
        required(codes, "EmailCodes"),
        transport,
        settings.mailPolicy());
  }

  private static <T> T required(ObjectProvider<T> adapter, String port) {
    T given = adapter.getIfAvailable();
    if (given != null) {
      return given;
    }
    throw new InvalidSettingException(
        "EMAIL_HOST",
        "is set, but the application's own user store has no " + port,
        "Give the application a bean of that type, as docs/swap-an-adapter.md says, or remove"
            + " EMAIL_HOST.");
  }

  @Bean
  UseCases.MailUseCases mailUseCases(UseCases useCases) {
    return useCases.mail().orElseThrow();
  }

  @Bean
  MailSenders mailSenders(UseCases.MailUseCases useCases, Settings settings) {
    return new MailSenders(useCases.deliverLetters(), settings.mail().checkedSenders());
  }

  @Bean
  MailMeters mailMeters(UseCases.Mail mail, InstantSource clock) {
    return new MailMeters(mail.outbox(), clock);
  }

  @Bean
  VerifyEmail verifyEmail(UseCases.MailUseCases useCases) {
    return useCases.verifyEmail();
  }

  @Bean
  ResendVerification resendVerification(UseCases.MailUseCases useCases) {
    return useCases.resendVerification();
  }

  @Bean
  ForgotPassword forgotPassword(UseCases.MailUseCases useCases) {
    return useCases.forgotPassword();
  }

  @Bean
  ResetPassword resetPassword(UseCases.MailUseCases useCases) {
    return useCases.resetPassword();
  }

  @Bean
  ResendVerificationOfUser resendVerificationOfUser(UseCases.MailUseCases useCases) {
    return useCases.resendVerificationOfUser();
  }

  @Bean
  StartPasswordReset startPasswordReset(UseCases.MailUseCases useCases) {
    return useCases.startPasswordReset();
  }

  @Bean
  ChangeEmail changeEmail(UseCases.MailUseCases useCases) {
    return useCases.changeEmail();
  }

  @Bean
  TakeBackEmail takeBackEmail(UseCases.MailUseCases useCases) {
    return useCases.takeBackEmail();
  }
}
