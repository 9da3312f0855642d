package dev.hexauth.bootstrap;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether security events are kept. */
final class AuditIsOn implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return !AuditProperty.isOff(context.getEnvironment().getProperty("hexauth.audit", "off"));
  }
}
