// The examples of the README and the description of the package are true.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import * as module from "../hexauth.js";
import { Service } from "./answers.js";

const read = (name) => readFile(new URL(`../${name}`, import.meta.url), "utf8");

/** The output of each example, run one after the other; `hexauth` and the address are replaced. */
async function run(examples, baseUrl) {
  const folder = await mkdtemp(join(tmpdir(), "hexauth-"));
  try {
    const outputs = [];
    for (const example of examples) {
      const script = join(folder, "example.mjs");
      const source = example
        .replace('"hexauth"', JSON.stringify(new URL("../hexauth.js", import.meta.url).href))
        .replace("http://localhost:8000", baseUrl);
      await writeFile(script, source);
      outputs.push((await promisify(execFile)(process.execPath, [script])).stdout);
    }
    return outputs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A service with a login, over HTTP. */
async function serve(service) {
  const server = createServer(async (request, response) => {
    const { method, url } = request;
    const answer = await service.fetch(url, { method });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

test("the examples of the README work", async () => {
  const examples = [...(await read("README.md")).matchAll(/^```js\n(.*?)^```$/gms)];
  assert.equal(examples.length, 2);
  const service = new Service();
  service.ended = true;
  const server = await serve(service);
  const baseUrl = process.env.HEXAUTH_URL ?? `http://127.0.0.1:${server.address().port}`;
  try {
    if (process.env.HEXAUTH_URL) {
      const ada = { name: "Ada", email: "ada@example.com", password: "correct horse" };
      await new module.Hexauth({ baseUrl }).register(ada).catch(({ code }) =>
        assert.equal(code, "email_taken"));
    }
    const [page, program] = await run(examples.map(([, source]) => source), baseUrl);
    assert.equal(page, "show the login\n");
    assert.match(program, /^Ada/);
  } finally {
    server.close();
  }
});

test("the README names every class of errors", async () => {
  const readme = await read("README.md");
  for (const [name, type] of Object.entries(module)) {
    assert.ok(readme.includes(`\`${name}\``) || type === module.Hexauth, name);
  }
});

test("npm installs the files that the module and its types are in", async () => {
  const { exports, files, types, version } = JSON.parse(await read("package.json"));
  assert.equal(exports["."].default, "./hexauth.js");
  assert.equal(exports["."].types, types);
  assert.deepEqual(files.map((file) => `./${file}`), [exports["."].default, types]);
  assert.match(version, /^\d+\.\d+\.\d+(-SNAPSHOT)?$/);
});

test("the types declare what the module has", async () => {
  const types = await read("hexauth.d.ts");
  const declared = [...types.matchAll(/^export declare class (\w+)(?: extends (\w+))?/gm)];
  assert.deepEqual(declared.map(([, name]) => name).sort(), Object.keys(module).sort());
  for (const [, name, parent = "Object"] of declared) {
    const actual = Object.getPrototypeOf(module[name].prototype).constructor.name;
    assert.equal(actual, parent, name);
  }
  const { Hexauth } = module;
  assert.deepEqual(methodsOf(types, "export declare class Hexauth {"), namesOf(Hexauth.prototype));
  const { admin } = new Hexauth({ baseUrl: "http://127.0.0.1" });
  assert.deepEqual(methodsOf(types, "export interface HexauthAdmin {"), namesOf(admin));
});

function namesOf(object) {
  return Object.getOwnPropertyNames(object).filter((name) => name !== "constructor").sort();
}

function methodsOf(types, beginning) {
  const from = types.indexOf(beginning);
  assert.notEqual(from, -1, beginning);
  const block = types.slice(from, types.indexOf("\n}", from));
  return [...block.matchAll(/^ {2}(\w+)\(/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== "constructor")
    .sort();
}
