package dev.hexauth.domain.event;

import dev.hexauth.domain.session.SessionRef;

/** Something that happened and bears on security (OWASP ASVS 5.0, V16.3). */
public sealed interface SecurityEvent {

  /** An old refresh token was presented; somebody has a copy, and the session was ended. */
  record RefreshTokenReused(SessionRef session) implements SecurityEvent {}

  /** The session store had lost a rotation, as after a failover; the session went on. */
  record SessionStoreBehind(SessionRef session) implements SecurityEvent {}
}
