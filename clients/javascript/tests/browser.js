// Runs the cases in a browser, and shows the outcome of each.

import { cases } from "./cases.js";

const results = document.getElementById("results");
let failed = 0;
for (const [name, body] of Object.entries(cases)) {
  let outcome = "ok";
  try {
    await body();
  } catch (error) {
    failed++;
    outcome = `not ok: ${error.stack}`;
  }
  results.append(`${name.replaceAll("_", " ")}: ${outcome}\n`);
}
results.append(`${Object.keys(cases).length} ran, ${failed} failed\n`);
