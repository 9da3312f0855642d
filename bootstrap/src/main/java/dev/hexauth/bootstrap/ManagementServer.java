package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.http.ManagementPortConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Import;

/** Makes the port of {@code management.server.port} answer errors like the public one. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(ManagementPortConfiguration.class)
final class ManagementServer {}
