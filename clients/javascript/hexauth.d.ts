/** Settings of a client. All of them have a default. */
export interface HexauthOptions {
  /** Where hexauth is, as `https://auth.example.org`; by default the origin of the page. Required in Node. */
  baseUrl?: string;
  /** Sends the requests instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** How long a request may take, in milliseconds; 10,000 by default. */
  timeLimit?: number;
  /**
   * Where the tokens are. `cookies`: in HttpOnly cookies, which no script can read; the default in browsers. `memory`:
   * in this object, until the process ends; the default elsewhere.
   */
  tokens?: "cookies" | "memory";
  /** Called once when the service says that the session has ended; not after `logout` and `deleteAccount`. */
  onLogout?: () => void;
}

/** Accepted by every method that sends a request. */
export interface RequestOptions {
  /** Aborts the request; the promise is rejected with its reason. */
  signal?: AbortSignal;
}

export interface PageOptions extends RequestOptions {
  /** 1 to 100; 50 by default. */
  limit?: number;
  /** The `next` of the previous page. */
  cursor?: string | null;
}

export interface StepOptions extends RequestOptions {
  /** Why, for the audit trail: 1 to 200 characters, one line. */
  reason?: string;
}

export type Role = "user" | "admin";

/** An instant in UTC, as `2026-11-28T12:00:00.000Z`. */
export type Instant = string;

export interface User {
  id: string;
  name: string;
  email: string;
  photo: string;
  role: Role;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Session {
  id: string;
  createdAt: Instant;
  lastUsedAt: Instant;
  expiresAt: Instant;
  /** As sent at login; empty if none was sent. */
  userAgent: string;
  /** The client address at login. */
  address: string;
}

export interface OwnSession extends Session {
  /** Whether it is the session of this client. */
  current: boolean;
}

/** A security event; its kinds are in docs/events.md. */
export interface SecurityEvent {
  id: string;
  at: Instant;
  kind: string;
  user: string | null;
  session: string | null;
  userAgent: string | null;
  ipAddress: string | null;
  /** The admin who did it. */
  by: string | null;
  reason: string | null;
  /** How many events it stands for; the others were alike, and are not kept. */
  count: number;
}

/** One page of events, the newest first. */
export interface EventPage {
  events: SecurityEvent[];
  /** The cursor of the next page; null on the last one. */
  next: string | null;
}

/** Everything that is kept of a user; see docs/data.md. */
export interface AccountExport {
  status: "success";
  data: {
    exportedAt: Instant;
    user: User & { verified: boolean; language: string };
    sessions: (OwnSession & { refreshes: number; confirmed: boolean })[];
    networks: { network: string; lastLoginAt: Instant }[];
    codes: { purpose: string; address: string; expiresAt: Instant }[];
    letters: { kind: string; address: string; occurredAt: Instant; userAgent?: string; clientAddress?: string }[];
    previousAddresses: { address: string; until: Instant }[];
    /** All that are kept, the newest first; none if the service keeps no events. */
    events: SecurityEvent[];
    nextEvents: null;
  };
}

export interface AdminUser extends User {
  verified: boolean;
  disabledAt: Instant | null;
}

export interface UserPage {
  users: AdminUser[];
  /** The cursor of the next page; null on the last one. */
  next: string | null;
}

export interface UserDetails {
  user: AdminUser & { language: string | null };
  sessions: Session[];
  networks: { known: number; lastLoginAt: Instant | null };
}

/** At most one of `email`, `name` and `state`. */
export interface UserQuery extends PageOptions {
  /** The beginning of the e-mail address. */
  email?: string;
  /** The beginning of the name. */
  name?: string;
  state?: "disabled" | "unverified" | "admin";
}

export interface EventQuery extends PageOptions {
  /** The id of a user. */
  user?: string;
  kind?: string;
  from?: Instant | Date;
  until?: Instant | Date;
}

/** The last 24 hours; each list of counts has one number for each `step` from `from` on. */
export interface Statistics {
  from: Instant;
  /** A duration of ISO 8601, as `PT1H`. */
  step: string;
  counts: Record<string, number[]>;
  outbox: { waiting: number; oldestSeconds: number } | null;
}

export interface ServiceKey {
  id: string;
  service: string;
  createdAt: Instant;
  /** The day in UTC; missing before the first use. */
  lastUsedOn?: string;
}

/** For admins. Steps may be refused with `ReauthenticationRequired`: log in again, then repeat them. */
export interface HexauthAdmin {
  /** Without a prefix the newest first; otherwise in the order of the e-mail address or name. */
  users(query?: UserQuery): Promise<UserPage>;
  user(id: string, options?: RequestOptions): Promise<UserDetails>;
  /** Also ends the sessions of the user. */
  disable(id: string, options?: StepOptions): Promise<void>;
  enable(id: string, options?: StepOptions): Promise<void>;
  setRole(id: string, role: Role, options?: StepOptions): Promise<void>;
  endSessions(id: string, options?: StepOptions): Promise<void>;
  /** Mails the code to verify the e-mail address again. */
  resendVerification(id: string, options?: StepOptions): Promise<void>;
  /** Mails a code to reset the password. */
  startPasswordReset(id: string, options?: StepOptions): Promise<void>;
  deleteUser(id: string, options?: StepOptions): Promise<void>;
  events(query?: EventQuery): Promise<EventPage>;
  statistics(options?: RequestOptions): Promise<Statistics>;
  serviceKeys(options?: RequestOptions): Promise<ServiceKey[]>;
  revokeServiceKey(id: string, options?: RequestOptions): Promise<void>;
}

/**
 * One user's session at hexauth. Methods that need a login refresh it once if the access token has expired. Every method
 * rejects with a `HexauthError`, or with the reason of its `signal`.
 */
export declare class Hexauth {
  /** @throws TypeError if `baseUrl` is not absolute where there is no page */
  constructor(options?: HexauthOptions);

  readonly admin: HexauthAdmin;

  /** Creates an account, but does not log in. `message` is set if a code was mailed. */
  register(
    account: { name: string; email: string; password: string; passwordConfirm?: string; photo?: string },
    options?: RequestOptions,
  ): Promise<{ user: User; message?: string }>;
  login(credentials: { email: string; password: string }, options?: RequestOptions): Promise<void>;
  /** Also succeeds if the session has ended before. */
  logout(options?: RequestOptions): Promise<void>;
  /** Renews the tokens; concurrent calls share one refresh. Needed by no caller of the other methods. */
  refresh(): Promise<void>;
  /** The current user. */
  me(options?: RequestOptions): Promise<User>;

  /** Uses the code of a letter: verifies the e-mail address, or completes its change. */
  verifyEmail(code: string, options?: RequestOptions): Promise<void>;
  resendVerification(email: string, options?: RequestOptions): Promise<void>;
  forgotPassword(email: string, options?: RequestOptions): Promise<void>;
  /** Uses the code of a letter; ends all sessions of the user. */
  resetPassword(
    code: string,
    change: { password: string; passwordConfirm?: string },
    options?: RequestOptions,
  ): Promise<void>;

  /** The most recently used first. */
  sessions(options?: RequestOptions): Promise<OwnSession[]>;
  endSession(id: string, options?: RequestOptions): Promise<void>;
  endOtherSessions(options?: RequestOptions): Promise<void>;

  /** Ends all other sessions; this client stays logged in. */
  changePassword(
    change: { currentPassword: string; password: string; passwordConfirm?: string },
    options?: RequestOptions,
  ): Promise<void>;
  /** Mails a code to the new address if it is free; the use of the code changes it. */
  changeEmail(change: { email: string; password: string }, options?: RequestOptions): Promise<void>;
  deleteAccount(confirmation: { password: string }, options?: RequestOptions): Promise<void>;
  /** Everything that is kept of the user: the whole file, with all events. */
  exportAccount(options?: RequestOptions): Promise<AccountExport>;
  /** The user's own events. */
  events(query?: PageOptions): Promise<EventPage>;
}

/** The kind of one field's issue. */
export interface Issue {
  code: string;
  /** Where the field was sent, as `["body", "email"]`. */
  path: string[];
  message: string;
}

/** The service refused a request (`status` is 400 or more), or did not answer it (0). */
export declare class HexauthError extends Error {
  constructor(
    message: string,
    details?: {
      status?: number;
      code?: string;
      errors?: Issue[];
      retryAfter?: number;
      correlationId?: string;
    },
  );
  readonly status: number;
  /** A code of docs/http.md, or `network_error`, `timeout`, or `unexpected_answer`: not an answer of hexauth. */
  readonly code: string;
  readonly errors: Issue[];
  /** How long to wait before the next attempt, in seconds, if the service said so. */
  readonly retryAfter?: number;
  /** What to report after a failure of the service. */
  readonly correlationId?: string;
}

/** Nothing answered, or not in time; whether a change was made is unknown. The user stays logged in. */
export declare class NetworkError extends HexauthError {}
/** The password is wrong, or no user has the e-mail address. */
export declare class InvalidCredentials extends HexauthError {}
/** The password is right, and the e-mail address must be verified first. */
export declare class NotVerified extends HexauthError {}
/** There is no session, or it has ended, and a refresh did not help: show the login. */
export declare class NotLoggedIn extends HexauthError {}
/** The user is not an admin. */
export declare class NotAllowed extends HexauthError {}
/** The login is too old for this step: call `login` again, then repeat it. */
export declare class ReauthenticationRequired extends HexauthError {}
/** Too many attempts: wait for `retryAfter`. */
export declare class Throttled extends HexauthError {}
/** The service is overloaded or in an outage: wait for `retryAfter`. The user stays logged in. */
export declare class Unavailable extends HexauthError {}
/** A field is missing, of the wrong type, or breaks a rule. */
export declare class ValidationError extends HexauthError {
  /** The first message of each field, by its name. */
  get fields(): Record<string, string>;
}
