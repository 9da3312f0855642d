/** The security events that are kept, for users and admins who look back. */
@NullMarked
package dev.hexauth.domain.audit;

import org.jspecify.annotations.NullMarked;
