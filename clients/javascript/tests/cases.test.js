import { test } from "node:test";
import { cases } from "./cases.js";

for (const [name, body] of Object.entries(cases)) {
  test(name.replaceAll("_", " "), body);
}
