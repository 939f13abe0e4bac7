/** What a page pays to show a widget for the first time: ours, and deep-chat from npm. */

import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { ROOT } from "../../tests/browser/support/assistant.mjs";
import { newContext } from "../../tests/browser/support/browser.mjs";
import { serve } from "../../tests/browser/support/local_server.mjs";

const LOADS = 15;
const SETTLED = 500; // ms after the load
const HERE = dirname(fileURLToPath(import.meta.url));
const FILES = {
  "/cap-ia-chat.js": `${ROOT}/widget/dist/cap-ia-chat.js`,
  "/deep-chat.js": `${HERE}/node_modules/deep-chat/dist/deepChat.bundle.js`,
};
const EMPTY = "empty page";
const PAGES = {
  [EMPTY]: "",
  "cap-ia-chat, floating button": `<script type="module" src="/cap-ia-chat.js"></script><cap-ia-chat></cap-ia-chat>`,
  "cap-ia-chat, inline": `<script type="module" src="/cap-ia-chat.js"></script><cap-ia-chat inline></cap-ia-chat>`,
  "deep-chat 2.4.2": `<script type="module" src="/deep-chat.js"></script><deep-chat connect='{"url": "/api"}'></deep-chat>`,
};

/** Return for each page the medians of its bytes, requests and main-thread ms. */
export async function measureFirstLoads(browser) {
  const files = Object.fromEntries(await Promise.all(Object.entries(FILES).map(async ([url, path]) => [url, gzipSync(await readFile(path))])));
  const server = await serve(async (request, response) => {
    const page = decodeURIComponent(request.url.slice(1));
    if (files[request.url]) {
      response.writeHead(200, { "Content-Type": "text/javascript", "Content-Encoding": "gzip" }).end(files[request.url]);
    } else if (page in PAGES) {
      const html = `<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">${PAGES[page]}`;
      response.writeHead(200, { "Content-Type": "text/html" }).end(html);
    } else response.writeHead(404).end();
  });
  try {
    const measured = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
    for (let i = 0; i < LOADS; i++) {
      for (const name of Object.keys(PAGES)) measured[name].push(await loadOnce(browser, `${server.url}/${encodeURIComponent(name)}`));
    }
    const idle = median(measured[EMPTY].map(({ milliseconds }) => milliseconds));
    return Object.entries(measured)
      .filter(([name]) => name !== EMPTY)
      .map(([name, loads]) => ({
        name,
        loads: LOADS,
        bytes: median(loads.map(({ bytes }) => bytes)),
        requests: median(loads.map(({ requests }) => requests)),
        milliseconds: median(loads.map(({ milliseconds }) => milliseconds)) - idle,
      }));
  } finally {
    await server.stop();
  }
}

async function loadOnce(browser, url) {
  const context = await newContext(browser);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  // The thread's own time: what else the machine does meanwhile does not count.
  await session.send("Performance.setTimeDomain", { timeDomain: "threadTicks" });
  await session.send("Performance.enable");
  const found = { bytes: 0, requests: 0 };
  const notCounted = new Set();
  session.on("Network.requestWillBeSent", ({ requestId, type, request }) => {
    if (type === "Document" || request.url.startsWith("data:")) notCounted.add(requestId);
    else found.requests++;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!notCounted.has(requestId)) found.bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(SETTLED);
  const { metrics } = await session.send("Performance.getMetrics");
  await context.close();
  return { ...found, milliseconds: 1000 * metrics.find(({ name }) => name === "TaskDuration").value };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
