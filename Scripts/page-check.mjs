// Opens report pages in headless Chromium without a network and says what a reader would notice: console errors, requests that
// leave the page, the time to the first layout. Usage:
//   node Scripts/page-check.mjs PAGE.html… [--width N] [--dark] [--print] [--without-script] [--picture FILE] [--full] [--run JS] [--rules AXE.js]
// --rules names the file of axe-core: every fold is opened, and what breaks WCAG 2.2 AA or its best practice fails the check.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const options = { width: 1440, pages: [], run: [] };
const words = process.argv.slice(2);
while (words.length) {
  const word = words.shift();
  if (word === "--width") options.width = Number(words.shift());
  else if (word === "--picture") options.picture = words.shift();
  else if (word === "--rules") options.rules = readFileSync(words.shift(), "utf8");
  else if (word === "--run") options.run.push(words.shift());
  else if (word === "--fragment") options.fragment = words.shift();
  else if (word.startsWith("--")) options[word.slice(2)] = true;
  else options.pages.push(word);
}

const home = mkdtempSync(join(tmpdir(), "page-check-"));
const browser = spawn("chromium", [
  "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe", "--host-resolver-rules=MAP * ~NOTFOUND",
  `--user-data-dir=${home}`, "--no-first-run", "--force-color-profile=srgb",
], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
let [next, rest] = [1, ""];
const waiting = new Map();
const listeners = [];
browser.stdio[4].on("data", (data) => {
  const parts = (rest + data).split("\0");
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (message.id) waiting.get(message.id)?.(message);
    else for (const listener of listeners) listener(message);
  }
});
const send = (method, params = {}, sessionId) => new Promise((done, fail) => {
  const id = next++;
  waiting.set(id, (message) => (message.error ? fail(new Error(`${method}: ${message.error.message}`)) : done(message.result)));
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
});

let failed = false;
const check = async (path) => {
  const { targetId } = await send("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  const [errors, requests] = [[], []];
  const address = pathToFileURL(resolve(path)).href + (options.fragment ? "#" + options.fragment : "");
  const loaded = new Promise((done) => listeners.push((message) => {
    if (message.sessionId !== sessionId) return;
    if (message.method === "Runtime.exceptionThrown") errors.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
    if (message.method === "Log.entryAdded" && message.params.entry.level === "error") errors.push(message.params.entry.text);
    if (message.method === "Network.requestWillBeSent" && !/^(data|blob|file):/.test(message.params.request.url)) requests.push(message.params.request.url);
    if (message.method === "Page.loadEventFired") done();
  }));
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await call(domain + ".enable");
  await call("Emulation.setDeviceMetricsOverride", { width: options.width, height: 1000, deviceScaleFactor: 1, mobile: options.width < 600 });
  if (options.dark) await call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });
  if (options["without-script"]) await call("Emulation.setScriptExecutionDisabled", { value: true });
  const began = performance.now();
  await call("Page.navigate", { url: address });
  await loaded;
  const look = (expression) => call("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
  const result = { page: path };
  if (!options["without-script"]) {
    const painted = await look("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))");
    const times = await look(`JSON.stringify((({ domContentLoadedEventEnd, loadEventEnd }) => ({
      parsed: domContentLoadedEventEnd, loaded: loadEventEnd,
      firstPaint: performance.getEntriesByType("paint")[0]?.startTime, nodes: document.querySelectorAll("*").length,
      overflows: document.documentElement.scrollWidth > innerWidth,
    }))(performance.getEntriesByType("navigation")[0]))`);
    Object.assign(result, JSON.parse(times.result.value), { twoFrames: painted.result.value });
  }
  result.wall = performance.now() - began;
  for (const script of options.run) {
    const answer = await look(script);
    if (answer.exceptionDetails) errors.push(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    (result.answers ??= []).push(answer.result.value);
  }
  if (options.rules) {
    await look(options.rules + "; document.querySelectorAll('details').forEach((fold) => (fold.open = true))");
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const answer = await look(`axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then((found) => JSON.stringify({
      kept: found.passes.length, broken: found.violations.map((rule) => ({ rule: rule.id, impact: rule.impact, places: rule.nodes.length,
        first: rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 120) + " — " + node.failureSummary.replace(/\\s+/g, " ").slice(0, 240)) })),
    }))`);
    if (answer.exceptionDetails) errors.push(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    else Object.assign(result, JSON.parse(answer.result.value));
    failed ||= !(result.kept > 10) || result.broken.length > 0;
  }
  if (options.picture) {
    if (options.print) {
      const { data } = await call("Page.printToPDF", { preferCSSPageSize: true, printBackground: false });
      writeFileSync(options.picture, Buffer.from(data, "base64"));
    } else {
      const { data } = await call("Page.captureScreenshot", { captureBeyondViewport: Boolean(options.full) });
      writeFileSync(options.picture, Buffer.from(data, "base64"));
    }
  }
  Object.assign(result, { errors, requests });
  failed ||= errors.length > 0 || requests.length > 0 || Boolean(result.overflows);
  console.log(JSON.stringify(result, (_, value) => (typeof value === "number" ? Math.round(value) : value)));
  await send("Target.closeTarget", { targetId });
};
try {
  for (const page of options.pages) await check(page);
} finally {
  browser.kill();
  setTimeout(() => rmSync(home, { recursive: true, force: true }), 300);
}
process.exitCode = failed ? 1 : 0;
