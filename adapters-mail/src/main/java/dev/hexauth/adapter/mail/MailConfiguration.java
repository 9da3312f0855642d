package dev.hexauth.adapter.mail;

import dev.hexauth.domain.port.MailTransport;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A {@link MailTransport} that speaks SMTP. It needs these beans: {@link MailSettings} and {@link
 * InstantSource}. The start does not need the mail server.
 */
@Configuration(proxyBeanMethods = false)
public final class MailConfiguration {

  /**
   * Words letters by the templates that {@code settings} name, all of which are checked now.
   *
   * @throws UnusableMailException if a template is missing or cannot be used
   */
  @Bean
  MailTransport mailTransport(MailSettings settings, InstantSource clock) {
    Templates templates = settings.templates().map(Templates::in).orElseGet(Templates::ofHexauth);
    return new SmtpMailTransport(settings, new Messages(settings, templates, clock), clock);
  }
}
