/** Measures the widget in a real browser and writes docs/benchmark-widget.md: `make bench-widget`. */

import { writeFile } from "node:fs/promises";
import { startAssistant, ROOT } from "../../tests/browser/support/assistant.mjs";
import { launchBrowser } from "../../tests/browser/support/browser.mjs";
import { measureAnswers } from "./answers.mjs";
import { measureFirstLoads } from "./first_load.mjs";

const [assistant, browser] = await Promise.all([startAssistant(), launchBrowser()]);
try {
  const answers = [];
  for (const how of [[1], [20], [20, true]]) answers.push(await measureAnswers(browser, assistant.url, ...how));
  const loads = await measureFirstLoads(browser);
  const report = write(answers, loads);
  await writeFile(`${ROOT}/docs/benchmark-widget.md`, report);
  console.log(report);
} finally {
  await browser.close();
  await assistant.stop();
}

function write(answers, loads) {
  return `# The widget in a browser

Written by \`make bench-widget\`: headless Chromium ${browser.version()}, the real assistant and the browser on the same
machine, nothing throttled.

## From Enter to the painted answer

From the key press to the frame that shows the answer, in conversations of 13 turns of which the last ten count. All
pages and the assistant share the machine's cores.

${table(
  ["open pages", "answers", "p50, ms", "p95, ms"],
  answers.map(({ pages, together, count, p50, p95 }) => [
    pages > 1 ? `${pages}, asking ${together ? "all at once" : "in turn"}` : pages,
    count,
    Math.round(p50),
    Math.round(p95),
  ]),
)}

## First load

Each in a page of its own with an empty profile, from the same server, compressed with gzip; medians of
${loads[0].loads} loads, alternately. Main thread: its processor time until half a second after the load, less that of
the empty page. Bytes: everything that is fetched, headers included, less the page itself.

${table(
  ["", "bytes", "requests", "main thread, ms"],
  loads.map(({ name, bytes, requests, milliseconds }) => [name, bytes, requests, milliseconds.toFixed(1)]),
)}
`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
