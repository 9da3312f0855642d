// All texts, in English and German, and the language that is shown.

export const LANGUAGES = { en: "English", de: "Deutsch" };

const CHOICE = "hexauth.language";

const TEXTS = {
  // Pages
  login: ["Log in", "Anmelden"],
  register: ["Create an account", "Konto anlegen"],
  sent: ["Check your mail", "Sehen Sie in Ihre Post"],
  forgot: ["Forgot your password?", "Passwort vergessen?"],
  account: ["Your account", "Ihr Konto"],
  sessions: ["Sessions", "Sitzungen"],
  activity: ["Activity", "Aktivität"],
  overview: ["Overview", "Übersicht"],
  users: ["Users", "Benutzer"],
  events: ["Events", "Ereignisse"],
  keys: ["Service keys", "Dienstschlüssel"],

  // Frame
  navigation: ["Pages", "Seiten"],
  you: ["You", "Sie"],
  operate: ["Operate", "Betrieb"],
  skip: ["Skip to content", "Zum Inhalt"],
  menu: ["Menu", "Menü"],
  logout: ["Log out", "Abmelden"],
  language: ["Language", "Sprache"],
  appearance: ["Appearance", "Darstellung"],
  systemTheme: ["System", "System"],
  light: ["Light", "Hell"],
  dark: ["Dark", "Dunkel"],
  loading: ["Loading …", "Wird geladen …"],
  tryAgain: ["Try again", "Noch einmal versuchen"],
  more: ["Show more", "Mehr anzeigen"],
  cancel: ["Cancel", "Abbrechen"],
  ended: ["Your session has ended. Log in again.", "Ihre Sitzung ist beendet. Melden Sie sich wieder an."],
  loggedOut: ["You are logged out.", "Sie sind abgemeldet."],
  accountDeleted: ["Your account is deleted.", "Ihr Konto ist gelöscht."],

  // Log in and register
  email: ["E-mail address", "E-Mail-Adresse"],
  password: ["Password", "Passwort"],
  name: ["Name", "Name"],
  passwordHint: ["A few random words are strong and easy to remember.", "Ein paar zufällige Wörter sind sicher und leicht zu merken."],
  show: ["Show", "Anzeigen"],
  showPassword: ["Show password", "Passwort anzeigen"],
  missing: ["Fill in this field.", "Füllen Sie dieses Feld aus."],
  optional: ["optional", "freiwillig"],
  haveAccount: ["I have an account", "Ich habe ein Konto"],
  goToLogin: ["Go to the login", "Zur Anmeldung"],
  resend: ["Send the mail again", "E-Mail noch einmal senden"],
  sentText: ["If {email} can be verified, a mail with a link is on its way. Open the link, then log in.", "Wenn {email} bestätigt werden kann, ist eine E-Mail mit einem Link unterwegs. Öffnen Sie den Link und melden Sie sich dann an."],
  yourAddress: ["your address", "Ihre Adresse"],
  sentHint: ["No mail? Look in the spam folder, and check the address.", "Keine E-Mail? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse."],
  forgotText: ["You get a mail with a link to set a new password.", "Sie erhalten eine E-Mail mit einem Link, um ein neues Passwort zu setzen."],
  sendLink: ["Send the link", "Link senden"],
  forgotSent: ["If {email} has an account, a mail is on its way.", "Wenn {email} ein Konto hat, ist eine E-Mail unterwegs."],
  mailOff: ["This service sends no mail. Ask its operator for help.", "Dieser Dienst sendet keine E-Mails. Bitten Sie den Betreiber um Hilfe."],

  // Account
  accountText: ["Who you are here, and how you log in.", "Wer Sie hier sind und wie Sie sich anmelden."],
  memberSince: ["Registered", "Registriert"],
  id: ["Id", "Kennung"],
  signIn: ["Logging in", "Anmeldung"],
  yourData: ["Your data", "Ihre Daten"],
  passwordText: ["A change ends all your other sessions.", "Eine Änderung beendet alle Ihre anderen Sitzungen."],
  changePassword: ["Change password", "Passwort ändern"],
  changePasswordText: ["All your other sessions end.", "Alle Ihre anderen Sitzungen enden."],
  currentPassword: ["Current password", "Jetziges Passwort"],
  newPassword: ["New password", "Neues Passwort"],
  passwordChanged: ["Your password is changed.", "Ihr Passwort ist geändert."],
  changeEmail: ["Change address", "Adresse ändern"],
  changeEmailText: ["The new address gets a mail. Your address changes when you open its link.", "Die neue Adresse erhält eine E-Mail. Ihre Adresse ändert sich, wenn Sie den Link darin öffnen."],
  newEmail: ["New e-mail address", "Neue E-Mail-Adresse"],
  yourPassword: ["Your password", "Ihr Passwort"],
  emailSent: ["If {email} is free, a mail with a link is on its way.", "Wenn {email} frei ist, ist eine E-Mail mit einem Link unterwegs."],
  export: ["Export", "Export"],
  exportText: ["Everything that is kept about you, as a file.", "Alles, was über Sie gespeichert ist, als Datei."],
  download: ["Download", "Herunterladen"],
  exported: ["The file is in your downloads.", "Die Datei ist in Ihren Downloads."],
  exportOff: ["This service has no export yet.", "Dieser Dienst hat noch keinen Export."],
  delete: ["Delete", "Löschen"],
  deleteAccount: ["Delete account", "Konto löschen"],
  deleteAccountText: ["Your account and all its data, for good.", "Ihr Konto und alle seine Daten, endgültig."],
  deleteAccountAsk: ["Your account, your sessions and all your data are deleted at once. Nobody can undo this.", "Ihr Konto, Ihre Sitzungen und alle Ihre Daten werden sofort gelöscht. Niemand kann das rückgängig machen."],

  // Sessions and events
  sessionsText: ["Where you are logged in. End what you do not recognize, then change your password.", "Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Passwort."],
  loggedInAt: ["logged in", "angemeldet"],
  lastUsed: ["last used", "zuletzt benutzt"],
  justNow: ["just now", "gerade eben"],
  thisDevice: ["This device", "Dieses Gerät"],
  end: ["End", "Beenden"],
  endSession: ["End session", "Sitzung beenden"],
  endSessionOf: ["End the session of {device}", "Sitzung von {device} beenden"],
  endSessionText: ["{device} is logged out at once.", "{device} wird sofort abgemeldet."],
  sessionEnded: ["The session has ended.", "Die Sitzung ist beendet."],
  endOthers: ["End all other sessions", "Alle anderen Sitzungen beenden"],
  endOthersText: ["Other devices are logged out at once: {count}.", "Andere Geräte werden sofort abgemeldet: {count}."],
  othersEnded: ["All other sessions have ended.", "Alle anderen Sitzungen sind beendet."],
  onSystem: ["{browser} on {system}", "{browser} auf {system}"],
  unknownDevice: ["Unknown device", "Unbekanntes Gerät"],
  activityText: ["What happened to your account.", "Was mit Ihrem Konto geschah."],
  noEvents: ["Nothing has happened yet.", "Es ist noch nichts geschehen."],
  activityOff: ["This service keeps no record of events.", "Dieser Dienst zeichnet keine Ereignisse auf."],
  byAdmin: ["by an admin", "durch einen Admin"],
  reasonGiven: ["Reason: {reason}", "Grund: {reason}"],

  // Operators
  overviewText: ["The last 24 hours.", "Die letzten 24 Stunden."],
  auditOff: ["Events are not kept. To keep them, start the service with hexauth.audit=90d.", "Ereignisse werden nicht aufbewahrt. Starten Sie den Dienst dafür mit hexauth.audit=90d."],
  plotText: ["{title}: {total} in 24 hours, at most {most} in an hour", "{title}: {total} in 24 Stunden, höchstens {most} in einer Stunde"],
  asTable: ["As a table", "Als Tabelle"],
  hour: ["Hour", "Stunde"],
  outbox: ["Letters waiting", "Wartende Briefe"],
  oldestLetter: ["The oldest waits since {minutes} min.", "Der älteste wartet seit {minutes} min."],
  nothingWaits: ["All are sent.", "Alle sind gesendet."],
  search: ["Search by address, name or id", "Nach Adresse, Name oder Kennung suchen"],
  state_all: ["All, newest first", "Alle, neueste zuerst"],
  state_disabled: ["Disabled", "Gesperrte"],
  state_unverified: ["Not verified", "Nicht bestätigte"],
  state_admin: ["Admins", "Admins"],
  found: ["Found: {count}", "Gefunden: {count}"],
  noUsers: ["No users.", "Keine Benutzer."],
  noneFound: ["No address and no name begins with “{text}”.", "Keine Adresse und kein Name beginnt mit „{text}“."],
  moreFound: ["There are more. Type on to see fewer.", "Es gibt mehr. Tippen Sie weiter, um weniger zu sehen."],
  directoryOff: ["This service cannot list users.", "Dieser Dienst kann keine Benutzer auflisten."],
  admin: ["Admin", "Admin"],
  disabled: ["Disabled", "Gesperrt"],
  unverified: ["Not verified", "Nicht bestätigt"],
  allUsers: ["All users", "Alle Benutzer"],
  disabledSince: ["Disabled", "Gesperrt"],
  emailVerified: ["Address verified", "Adresse bestätigt"],
  yes: ["yes", "ja"],
  no: ["no", "nein"],
  lastLogin: ["Last login", "Letzte Anmeldung"],
  notRecently: ["not within 30 days", "nicht in den letzten 30 Tagen"],
  knownNetworks: ["Known networks", "Bekannte Netze"],
  noSessions: ["Not logged in anywhere.", "Nirgends angemeldet."],
  help: ["Help", "Hilfe"],
  ownAccountHere: ["This is you. Nobody disables, demotes or deletes themselves here.", "Das sind Sie. Das eigene Konto kann hier niemand sperren, zurückstufen oder löschen."],
  eventsOf: ["Events of {name}", "Ereignisse von {name}"],
  stepTitle: ["{step}: {name}", "{step}: {name}"],
  reason: ["Reason", "Grund"],
  reasonHint: ["It is kept with the event.", "Er wird mit dem Ereignis aufbewahrt."],
  resendVerification: ["Verify again", "Erneut bestätigen"],
  resendVerification_text: ["Sends the mail with the link that verifies the address.", "Sendet die E-Mail mit dem Link, der die Adresse bestätigt."],
  resendVerification_done: ["A mail to {name} is on its way.", "Eine E-Mail an {name} ist unterwegs."],
  startReset: ["Reset password", "Passwort zurücksetzen"],
  startReset_text: ["Sends the mail with the link to set a new password. You never see it.", "Sendet die E-Mail mit dem Link für ein neues Passwort. Sie sehen es nie."],
  startReset_done: ["A mail to {name} is on its way.", "Eine E-Mail an {name} ist unterwegs."],
  endSessions: ["End sessions", "Sitzungen beenden"],
  endSessions_text: ["Logs the user out everywhere, at once.", "Meldet den Benutzer sofort überall ab."],
  endSessions_done: ["{name} is logged out everywhere.", "{name} ist überall abgemeldet."],
  grantAdmin: ["Make admin", "Zum Admin machen"],
  grantAdmin_text: ["The user may do everything that you may. Their sessions end.", "Der Benutzer darf alles, was Sie dürfen. Seine Sitzungen enden."],
  grantAdmin_done: ["{name} is an admin.", "{name} ist Admin."],
  takeAdmin: ["Take admin role", "Admin-Rolle nehmen"],
  takeAdmin_text: ["The user keeps the account and may help nobody. Their sessions end.", "Der Benutzer behält das Konto und darf niemandem helfen. Seine Sitzungen enden."],
  takeAdmin_done: ["{name} is no admin any more.", "{name} ist kein Admin mehr."],
  enable: ["Enable", "Entsperren"],
  enable_text: ["The user may log in again.", "Der Benutzer darf sich wieder anmelden."],
  enable_done: ["{name} may log in again.", "{name} darf sich wieder anmelden."],
  disable: ["Disable", "Sperren"],
  disable_text: ["All sessions end, and the user cannot log in until an admin enables the account.", "Alle Sitzungen enden, und der Benutzer kann sich nicht anmelden, bis ein Admin das Konto entsperrt."],
  disable_done: ["{name} is disabled.", "{name} ist gesperrt."],
  deleteUser: ["Delete user", "Benutzer löschen"],
  deleteUser_text: ["Deletes the account and all its data. Nobody can undo this.", "Löscht das Konto und alle seine Daten. Niemand kann das rückgängig machen."],
  deleteUser_done: ["{name} is deleted.", "{name} ist gelöscht."],
  confirmIdentity: ["Confirm that it is you", "Bestätigen Sie, dass Sie es sind"],
  confirmIdentityText: ["Your login is some time ago. Give your password, and the step is done.", "Sie haben sich vor längerer Zeit angemeldet. Geben Sie Ihr Passwort ein, dann geht es weiter."],
  goOn: ["Go on", "Weiter"],
  kind: ["Kind", "Art"],
  allKinds: ["All kinds", "Alle Arten"],
  allEvents: ["Events of all users", "Ereignisse aller Benutzer"],
  backToUser: ["Back to the user", "Zurück zum Benutzer"],
  user: ["User", "Benutzer"],
  userOf: ["User of: {kind}", "Benutzer zu: {kind}"],
  keysText: ["Other services ask with these keys whether a token is valid.", "Andere Dienste fragen mit diesen Schlüsseln, ob ein Token gültig ist."],
  keysHint: ["A key is made by a command on the server, which shows it once:", "Einen Schlüssel macht ein Befehl auf dem Server, der ihn einmal zeigt:"],
  noKeys: ["No service has a key.", "Kein Dienst hat einen Schlüssel."],
  made: ["made", "gemacht"],
  neverUsed: ["never used", "nie benutzt"],
  revoke: ["Revoke", "Widerrufen"],
  revokeTitle: ["Revoke the key of {service}", "Schlüssel von {service} widerrufen"],
  revokeText: ["Requests with this key are refused at once. Give the service a new key first.", "Anfragen mit diesem Schlüssel werden sofort abgelehnt. Geben Sie dem Dienst zuerst einen neuen."],
  revoked: ["The key of {service} is revoked.", "Der Schlüssel von {service} ist widerrufen."],

  // Errors
  offline: ["The service cannot be reached. Check your connection, then try again.", "Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal."],
  throttled: ["Too many attempts. Wait {wait}, then try again.", "Zu viele Versuche. Warten Sie {wait} und versuchen Sie es dann noch einmal."],
  unavailable: ["The service is busy. Try again in {wait}; you stay logged in.", "Der Dienst ist ausgelastet. Versuchen Sie es in {wait} noch einmal; Sie bleiben angemeldet."],
  failed: ["The service failed. Try again; if that does not help, report {id}.", "Der Dienst hat einen Fehler. Versuchen Sie es noch einmal; sonst melden Sie {id}."],
  error_invalid_credentials: ["The address or the password is wrong.", "Die Adresse oder das Passwort ist falsch."],
  error_not_verified: ["Verify your address first: open the link in our mail.", "Bestätigen Sie zuerst Ihre Adresse: Öffnen Sie den Link in unserer E-Mail."],
  error_email_taken: ["This address has an account. Log in, or take another one.", "Diese Adresse hat ein Konto. Melden Sie sich an oder nehmen Sie eine andere."],
  error_forbidden: ["Only admins may do this.", "Das dürfen nur Admins."],
  error_last_admin: ["This is the last active admin. Make another user admin first.", "Das ist der letzte aktive Admin. Machen Sie zuerst einen anderen Benutzer zum Admin."],
  error_own_account: ["You cannot do this to your own account.", "Das geht nicht mit dem eigenen Konto."],
  error_already_verified: ["The address is verified already.", "Die Adresse ist schon bestätigt."],
  error_user_not_found: ["There is no such user any more.", "Diesen Benutzer gibt es nicht mehr."],
  error_session_not_found: ["This session has ended already.", "Diese Sitzung ist schon beendet."],
  error_service_key_not_found: ["This key is revoked already.", "Dieser Schlüssel ist schon widerrufen."],
  error_route_not_found: ["This service cannot do that: a setting turns it off.", "Das kann dieser Dienst nicht: Eine Einstellung schaltet es ab."],
};

/** Events by their kind, in words. */
export const KINDS = {
  user_registered: ["Registered", "Registriert"],
  address_verified: ["Address verified", "Adresse bestätigt"],
  address_changed: ["Address changed", "Adresse geändert"],
  address_taken_back: ["Address taken back", "Adresse zurückgeholt"],
  logged_in: ["Logged in", "Angemeldet"],
  login_failed: ["Login failed", "Anmeldung gescheitert"],
  throttled: ["Throttled", "Gebremst"],
  logged_out: ["Logged out", "Abgemeldet"],
  session_ended: ["Session ended", "Sitzung beendet"],
  other_sessions_ended: ["Other sessions ended", "Andere Sitzungen beendet"],
  sessions_ended: ["All sessions ended", "Alle Sitzungen beendet"],
  refresh_token_reused: ["Stolen token refused", "Gestohlenes Token abgelehnt"],
  password_changed: ["Password changed", "Passwort geändert"],
  password_reset: ["Password reset", "Passwort zurückgesetzt"],
  password_refused: ["Wrong password", "Falsches Passwort"],
  user_disabled: ["Disabled", "Gesperrt"],
  user_enabled: ["Enabled", "Entsperrt"],
  role_changed: ["Role changed", "Rolle geändert"],
  user_deleted: ["Deleted by an admin", "Von einem Admin gelöscht"],
  verification_resent: ["Verification sent again", "Bestätigung erneut gesendet"],
  password_reset_started: ["Password reset started", "Passwort-Rücksetzung begonnen"],
  admin_made: ["Made admin by a command", "Durch einen Befehl zum Admin gemacht"],
  admin_action_refused: ["Refused as no admin", "Abgelehnt, weil kein Admin"],
  letter_given_up: ["Letter given up", "Brief nicht zustellbar"],
  account_deleted: ["Account deleted", "Konto gelöscht"],
  service_key_made: ["Service key made", "Dienstschlüssel gemacht"],
  service_key_revoked: ["Service key revoked", "Dienstschlüssel widerrufen"],
};

/** Messages of the service, which are English; `#` stands for a number. */
const MESSAGES = {
  "Name is required": "Der Name fehlt",
  "Email address is required": "Die E-Mail-Adresse fehlt",
  "Email is required": "Die E-Mail-Adresse fehlt",
  "Invalid email address": "Das ist keine gültige E-Mail-Adresse",
  "Email is invalid": "Das ist keine gültige E-Mail-Adresse",
  "Password is required": "Das Passwort fehlt",
  "Password must be more than # characters": "Das Passwort muss mindestens # Zeichen haben",
  "Password must be less than # characters": "Das Passwort darf höchstens # Zeichen haben",
  "Invalid email or password": "Die Adresse oder das Passwort ist falsch",
  "Current password is wrong": "Das jetzige Passwort ist falsch",
  "Password is wrong": "Das Passwort ist falsch",
};

const NUMBER = /\d+/;
let index = 0;

export const language = () => Object.keys(LANGUAGES)[index];

/** Shows this language from now on, here and at the next visit. */
export function setLanguage(chosen) {
  index = Object.keys(LANGUAGES).indexOf(chosen);
  document.documentElement.lang = chosen;
  try {
    localStorage.setItem(CHOICE, chosen);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** The language of the last visit, or the first of the browser's that there is. */
function preferred() {
  let chosen;
  try {
    chosen = localStorage.getItem(CHOICE);
  } catch {
    // See above.
  }
  return [chosen, ...navigator.languages].map((tag) => tag?.split("-")[0])
    .find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? "en";
}

/** A text, with `values` in the place of its `{names}`; undefined if there is none. */
export function known(key, values = {}) {
  return Object.hasOwn(TEXTS, key)
    ? TEXTS[key][index].replace(/\{(\w+)\}/g, (_, name) => values[name])
    : undefined;
}

/** A text that there is. */
export function t(key, values) {
  return known(key, values) ?? key;
}

/** The words for a kind of event; for one that is new, its name. */
export const eventName = (kind) =>
  KINDS[kind]?.[index] ?? kind[0].toUpperCase() + kind.slice(1).replaceAll("_", " ");

/** A message of the service in this language; else as it is, marked as English. */
export function said(message) {
  const translated = MESSAGES[message.replace(NUMBER, "#")];
  if (index === 0) {
    return message;
  }
  return translated?.replace("#", NUMBER.exec(message)?.[0])
    ?? Object.assign(document.createElement("span"), { lang: "en", textContent: message });
}

index = Object.keys(LANGUAGES).indexOf(preferred());
