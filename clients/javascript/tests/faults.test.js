// The client on real connections that fail.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { inspect } from "node:util";
import { Hexauth, HexauthError, NetworkError, Throttled, Unavailable } from "../hexauth.js";

const USER = JSON.stringify({ status: "success", data: { user: { name: "Ada" } } });

let answers = [];
let requests = [];
let server;
let baseUrl;

const ok = (request, response) => response.setHeader("Content-Type", "application/json").end(USER);
const cut = (request) => request.socket.destroy();
const never = () => {};
const halfABody = (request, response) => {
  response.writeHead(200, { "Content-Length": USER.length });
  response.write(USER.slice(0, 10), () => request.socket.destroy());
};
const stalledBody = (request, response) => {
  response.writeHead(200, { "Content-Length": USER.length });
  response.write(USER.slice(0, 10));
};
const html = (status, headers) => (request, response) =>
  response.writeHead(status, { "Content-Type": "text/html", ...headers }).end("<h1>Bad gateway</h1>");

before(async () => {
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    (answers.shift() ?? ok)(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${server.address().port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

function client(...next) {
  answers = next;
  requests = [];
  return new Hexauth({ baseUrl, timeLimit: 5_000 });
}

const impatient = (...next) => {
  client(...next);
  return new Hexauth({ baseUrl, timeLimit: 100 });
};

async function errorOf(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return assert.fail("it succeeded");
}

test("a GET survives one cut connection", async () => {
  assert.deepEqual(await client(cut).me(), { name: "Ada" });
  assert.equal(requests.length, 2);
  assert.deepEqual(await client(halfABody).me(), { name: "Ada" });
});

test("two cut connections are a network error that names what happened", async () => {
  const error = await errorOf(client(cut, cut).me());
  assert.ok(error instanceof NetworkError);
  assert.match(error.message, /^The service cannot be reached: \w+$/);
});

test("a change is never sent twice", async () => {
  for (const fault of [cut, halfABody]) {
    const hexauth = client(fault);
    assert.ok((await errorOf(hexauth.forgotPassword("ada@example.com"))) instanceof NetworkError);
    assert.deepEqual(requests, ["POST /api/auth/forgotpassword"]);
  }
});

test("a slow answer and a stalled body end at the time limit", async () => {
  for (const fault of [never, stalledBody]) {
    assert.equal((await errorOf(impatient(fault).me())).code, "timeout");
    assert.equal(requests.length, 1);
  }
});

test("pages of proxies are outages or errors, never answers", async () => {
  const unavailable = await errorOf(client(html(503, { "Retry-After": "7" })).me());
  assert.ok(unavailable instanceof Unavailable);
  assert.equal(unavailable.retryAfter, 7);
  assert.ok((await errorOf(client(html(429)).me())) instanceof Throttled);
  assert.equal((await errorOf(client(html(200)).me())).constructor, HexauthError);
});

test("a redirect does not take the password along", async () => {
  const hexauth = client(html(307, { Location: `${baseUrl}/elsewhere` }));
  const error = await errorOf(hexauth.login({ email: "ada@example.com", password: "secret" }));
  assert.ok(error instanceof NetworkError);
  assert.deepEqual(requests, ["POST /api/auth/login"]);
});

test("a service that does not run is a network error", async () => {
  const error = await errorOf(new Hexauth({ baseUrl: "http://127.0.0.1:9" }).me());
  assert.ok(error instanceof NetworkError);
});

test("a base that is no address is refused at once", () => {
  for (const bad of [undefined, "", "/auth", "localhost", "//"]) {
    assert.throws(() => new Hexauth({ baseUrl: bad }), { name: "TypeError", message: /^baseUrl/ });
  }
});

test("no token is in what a debugger prints of the client", async () => {
  const tokens = { status: "success", access_token: "access-secret", refresh_token: "refresh-secret" };
  const hexauth = client((request, response) => response.end(JSON.stringify(tokens)), cut, cut);
  await hexauth.login({ email: "ada@example.com", password: "password-secret" });
  const error = await errorOf(hexauth.me());
  for (const value of [hexauth, error]) {
    assert.doesNotMatch(inspect(value, { depth: 9, showHidden: true }), /-secret/);
  }
});
