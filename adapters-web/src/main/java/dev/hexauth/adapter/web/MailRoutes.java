package dev.hexauth.adapter.web;

import dev.hexauth.domain.user.PasswordPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The routes that need mail, and the pages that letters lead to, beside {@link WebConfiguration}.
 * They need the use cases that the controllers name. Without this configuration the routes are
 * unknown.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  EmailAddressController.class,
  ChangeEmailController.class,
  PasswordResetController.class,
  AccountPages.class
})
public final class MailRoutes {

  @Bean
  ResetPasswordForm resetPasswordForm(PasswordPolicy policy) {
    return new ResetPasswordForm(new NewPasswordFields(policy));
  }
}
