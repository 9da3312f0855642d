package dev.hexauth.adapter.web;

import dev.hexauth.domain.user.PasswordPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers that need mail. */
@Configuration(proxyBeanMethods = false)
@Import({
  EmailAddressController.class,
  ChangeEmailController.class,
  PasswordResetController.class,
  AdminLettersController.class,
  AccountPages.class
})
final class MailRoutesConfiguration {

  @Bean
  ResetPasswordForm resetPasswordForm(PasswordPolicy policy) {
    return new ResetPasswordForm(new NewPasswordFields(policy));
  }
}
