// What a user does at a real service; run by Node (service.test.js) and by a browser (console-tests).

import { Hexauth, HexauthError, InvalidCredentials, NotAllowed, NotLoggedIn, ValidationError } from
  "../hexauth.js";
import { equal, rejected } from "./cases.js";

/** A user registers, logs in, stays logged in, changes the password and leaves. */
export async function useService(baseUrl, forgetAccessToken = () => {}) {
  let reports = 0;
  const hexauth = new Hexauth({ baseUrl, onLogout: () => reports++ });
  const email = `js-${Math.random().toString(36).slice(2)}@example.com`;
  const password = "correct horse";

  await rejected(hexauth.me(), NotLoggedIn);
  const invalid = await rejected(
    hexauth.register({ name: "", email: "ada", password: "short" }), ValidationError);
  equal(Object.keys(invalid.fields).sort(), ["email", "name", "password"]);
  const { user } = await hexauth.register({ name: "Ada", email, password });
  equal((await rejected(hexauth.register({ name: "Ada", email, password }), HexauthError)).code,
    "email_taken");
  await rejected(hexauth.login({ email, password: "wrong horse" }), InvalidCredentials);

  await hexauth.login({ email, password });
  equal(await hexauth.me(), user);
  await forgetAccessToken();
  equal((await Promise.all([hexauth.me(), hexauth.me(), hexauth.sessions()])).length, 3);
  await hexauth.refresh();
  equal((await hexauth.sessions()).map(({ current }) => current), [true]);
  await hexauth.endOtherSessions();
  await rejected(hexauth.admin.serviceKeys(), NotAllowed);
  equal((await rejected(hexauth.endSession("unknown"), HexauthError)).code, "session_not_found");

  await hexauth.changePassword({ currentPassword: password, password: "battery staple" });
  equal(await hexauth.me(), user);
  await hexauth.forgotPassword(email);
  equal((await rejected(hexauth.verifyEmail("0".repeat(64)), HexauthError)).code, "code_rejected");

  const [session] = await hexauth.sessions();
  await hexauth.endSession(session.id);
  await rejected(hexauth.me(), NotLoggedIn);
  await Promise.resolve();
  equal(reports, 1);

  await hexauth.login({ email, password: "battery staple" });
  await hexauth.logout();
  await hexauth.logout();
  await rejected(hexauth.me(), NotLoggedIn);
  await hexauth.login({ email, password: "battery staple" });
  await rejected(hexauth.deleteAccount({ password: "wrong horse" }), InvalidCredentials);
  await hexauth.deleteAccount({ password: "battery staple" });
  await rejected(hexauth.login({ email, password: "battery staple" }), InvalidCredentials);
  equal(reports, 1);
}
