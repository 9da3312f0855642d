// A service that answers from a script, without a network: for tests in Node and in browsers.

export const json = (status, content, headers) =>
  new Response(JSON.stringify(content), {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers },
  });

export const success = (content) => json(200, { status: "success", ...content });

export const failure = (status, code, more) =>
  json(status, { status: "fail", code, message: `It is ${code}`, ...more });

export const ADA = { id: "019a5f5e-7d5b-7000-8000-0123456789ab", name: "Ada", role: "user" };

/**
 * A service with one user, whose access tokens expire when the test says so.
 * `answers` has a function for each route that a test answers itself, as "GET /api/users/me".
 */
export class Service {
  requests = [];
  expired = false;
  ended = false;
  generation = 0;

  constructor(answers = {}) {
    this.answers = answers;
    this.fetch = async (url, request) => {
      await undefined;
      const { pathname, search } = new URL(url, "http://service.test");
      const route = `${request.method} ${pathname}`;
      this.requests.push({ route, search, ...request, url });
      return (this.answers[route] ?? this.routes[route] ?? (() => failure(404, "route_not_found")))(
        request);
    };
  }

  routes = {
    "POST /api/auth/login": () => this.renew(),
    "POST /api/auth/refresh": async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return this.ended ? failure(403, "refresh_refused") : this.renew();
    },
    "POST /api/auth/logout": () => {
      this.ended = true;
      return success();
    },
    "GET /api/users/me": () => this.asUser(() => success({ data: { user: ADA } })),
    "GET /api/auth/sessions": () => this.asUser(() => success({ data: { sessions: [] } })),
    "PUT /api/users/me/password": () => this.asUser(() => this.renew()),
    "DELETE /api/users/me": () => this.asUser(() => success()),
  };

  renew() {
    this.expired = false;
    this.ended = false;
    this.generation++;
    return success({ access_token: this.access(), refresh_token: `refresh-${this.generation}` });
  }

  access() {
    return `access-${this.generation}`;
  }

  asUser(answer) {
    if (this.ended) return failure(401, "session_ended");
    return this.expired ? failure(401, "not_logged_in") : answer();
  }

  sent(route) {
    return this.requests.filter((request) => request.route === route);
  }
}
