package dev.hexauth.application;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;

/** Stores that repeat too little or too much, and the promise that each breaks. */
enum WrongRepeats {
  NEVER("the owner was logged out") {
    @Override
    SessionStore of(SessionStore real) {
      return new Decorated(real) {
        @Override
        public Rotation rotate(
            SessionRef session, Generation presented, Instant now, SessionPolicy policy) {
          Rotation rotation = real.rotate(session, presented, now, policy);
          if (rotation instanceof Rotation.Repeated) {
            real.end(session, now);
            return new Rotation.Reused(session);
          }
          return rotation;
        }
      };
    }
  },
  ALWAYS("the theft was not found") {
    @Override
    SessionStore of(SessionStore real) {
      return new Decorated(real) {
        @Override
        public Rotation rotate(
            SessionRef session, Generation presented, Instant now, SessionPolicy policy) {
          return real.sessionsOf(session.owner(), now).stream()
              .filter(current -> presented.next().equals(current.generation()))
              .<Rotation>map(Rotation.Repeated::new)
              .findFirst()
              .orElseGet(() -> real.rotate(session, presented, now, policy));
        }
      };
    }
  },
  WHATEVER_IS_CONFIRMED("the theft was not found") {
    @Override
    SessionStore of(SessionStore real) {
      return new Decorated(real) {
        @Override
        public void confirm(SessionRef session, Generation seen) {}
      };
    }
  },
  NOT_ONCE_AN_OLDER_GENERATION_IS_SEEN("the owner was logged out") {
    @Override
    SessionStore of(SessionStore real) {
      return new Decorated(real) {
        @Override
        public Activity activityOf(SessionRef session, Generation seen, Instant now) {
          real.sessionsOf(session.owner(), now)
              .forEach(current -> real.confirm(session, current.generation()));
          return real.activityOf(session, seen, now);
        }
      };
    }
  };

  private final String broken;

  WrongRepeats(String broken) {
    this.broken = broken;
  }

  /** The message of {@link StolenSession} about the broken promise. */
  String broken() {
    return broken;
  }

  abstract SessionStore of(SessionStore real);

  /** Delegates everything to another store. */
  private abstract static class Decorated implements SessionStore {

    private final SessionStore real;

    Decorated(SessionStore real) {
      this.real = real;
    }

    @Override
    public void open(Session session, int limit) {
      real.open(session, limit);
    }

    @Override
    public Rotation rotate(
        SessionRef session, Generation presented, Instant now, SessionPolicy policy) {
      return real.rotate(session, presented, now, policy);
    }

    @Override
    public Activity activityOf(SessionRef session, Generation seen, Instant now) {
      return real.activityOf(session, seen, now);
    }

    @Override
    public void confirm(SessionRef session, Generation seen) {
      real.confirm(session, seen);
    }

    @Override
    public boolean end(SessionRef session, Instant now) {
      return real.end(session, now);
    }

    @Override
    public void endAll(UserId owner) {
      real.endAll(owner);
    }

    @Override
    public void endOthers(SessionRef kept) {
      real.endOthers(kept);
    }

    @Override
    public List<Session> sessionsOf(UserId owner, Instant now) {
      return real.sessionsOf(owner, now);
    }
  }
}
