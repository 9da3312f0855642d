package dev.hexauth.bootstrap;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.registration.*}.
 *
 * @param tellTaken whether a registration says that its address has an account; if not, the owner
 *     of the account gets a letter
 */
record RegistrationProperties(@DefaultValue("true") boolean tellTaken) {}
