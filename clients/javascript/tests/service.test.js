// Only with the address of a real service, whose logins are not limited, in HEXAUTH_URL.

import { test } from "node:test";
import { useService } from "./service.js";

if (process.env.HEXAUTH_URL) {
  test("a user registers, stays logged in, and leaves", () => useService(process.env.HEXAUTH_URL));
}
