/** Chromium, and pages that note what no page should do. */

import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
// It starts alone, talks to nobody, and leaves nothing behind.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const SIZES = { wide: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

export function findChromium() {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not there.
      }
    }
  }
  return undefined;
}

export function launchBrowser() {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}

/** Return a context of its own: an empty profile, as of somebody who was never here. */
export function newContext(browser, size = SIZES.wide, options = {}) {
  const touch = size.width < 500 ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {};
  return browser.newContext({ viewport: size, locale: "fr-FR", reducedMotion: "reduce", ...touch, ...options });
}

/** Open a page of a context; `page.conduct` is what it did wrong, to be judged by `behaved`. */
export async function openPage(context, url, allowedOrigins = []) {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.conduct = watch(page, [new URL(url).origin, ...allowedOrigins]);
  await page.goto(url);
  return page;
}

/** Assert that a page wrote no error, and asked nobody but those who were named. */
export function behaved(page, { faults = false } = {}) {
  // A browser writes an error of its own for each call that finds no server.
  const errors = page.conduct.errors.filter((error) => !(faults && error.startsWith("Failed to load resource")));
  assert.deepEqual(errors, []);
  assert.deepEqual(page.conduct.strangers, []);
}

function watch(page, origins) {
  const conduct = { errors: [], strangers: [], requests: [] };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") conduct.errors.push(message.text());
  });
  page.on("pageerror", (error) => conduct.errors.push(String(error)));
  page.on("dialog", (dialog) => {
    conduct.errors.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    conduct.requests.push(request.url());
    if (!origins.includes(new URL(request.url()).origin)) conduct.strangers.push(request.url());
  });
  return conduct;
}
