/** Texts that attack: typed, in a data file, in the history, in any field of a message. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { behaved, newContext, openPage } from "../support/browser.mjs";
import { Chat } from "../support/chat.mjs";
import { serveScripted } from "../support/local_server.mjs";

const IMAGE = "<img src=x onerror=alert(1)>";
const MARKDOWN = "[là](javascript:alert(1)) [ici](data:text/html,x) **<b onclick=alert(1)>gras</b>** <script>alert(1)</script>";

export function hostileJourneys(shared) {
  test("what is typed, and found again in the history, stays text", async (t) => {
    const context = await newContext(shared.browser);
    t.after(() => context.close());
    const page = await openPage(context, `${shared.assistant.url}/`);
    const chat = new Chat(page);
    await chat.begin();
    for (const text of [IMAGE, MARKDOWN]) await chat.ask(text);
    assert.deepEqual(await chat.saidTexts(), [IMAGE, MARKDOWN]);
    await page.reload();
    await chat.said.nth(1).waitFor();
    assert.deepEqual(await chat.saidTexts(), [IMAGE, MARKDOWN]);
    await harmless(chat);
    behaved(page);
  });

  test("what stands in a data file stays text", async (t) => {
    const context = await newContext(shared.browser);
    t.after(() => context.close());
    const page = await openPage(context, `${shared.assistant.url}/`);
    const chat = new Chat(page);
    await chat.begin();
    const answer = await chat.ask("un master à Limoges");
    assert.ok((await answer.innerText()).includes(`École ${IMAGE}`), "the programme of the test's data is shown");
    const detail = await chat.answered(() => answer.getByRole("button", { name: /^En savoir plus/ }).click());
    assert.ok((await detail.innerText()).includes(IMAGE));
    await page.reload();
    await chat.answers.nth(2).waitFor();
    await harmless(chat);
    behaved(page);
  });

  test("what stands in any field of a message stays text", async (t) => {
    const source = [{ label: IMAGE, year: 2024, url: "javascript:alert(1)" }];
    const choices = [{ id: "0f3a28c1ac7af5e0", label: IMAGE }];
    const item = { id: IMAGE, title: IMAGE, diploma: IMAGE, level: IMAGE, school: IMAGE, towns: [IMAGE], region: IMAGE, admission: IMAGE, status: "verified", website: "javascript:alert(1)", lat: 45, lon: 5 };
    const messages = [
      { type: "text", text: MARKDOWN, sources: source, choices },
      { type: "notice", text: MARKDOWN, level: IMAGE },
      { type: "programmes", text: IMAGE, total: 2, criteria: {}, items: [item, { ...item, towns: [MARKDOWN], lat: 46 }] },
      { type: "comparison", text: IMAGE, columns: [IMAGE, MARKDOWN], rows: [{ label: IMAGE, values: [MARKDOWN, null] }] },
      { type: "steps", text: IMAGE, items: [{ title: IMAGE, text: MARKDOWN, when: IMAGE }] },
      { type: "chart", text: IMAGE, kind: "range", unit: IMAGE, items: [{ label: IMAGE, low: 1, high: 2, source: IMAGE, year: null }] },
      { type: IMAGE, text: IMAGE },
      { type: "steps", text: "des champs manquent" },
    ];
    const at = "2026-01-01T10:00:00.000Z";
    const history = messages.map((message) => ({ from: "assistant", at, ...message }));
    const server = await serveScripted(() => messages, history);
    t.after(() => server.stop());
    const context = await newContext(shared.browser);
    t.after(() => context.close());
    const page = await openPage(context, server.url);
    const chat = new Chat(page);
    await chat.begin();
    await chat.ask("attaque");
    await harmless(chat);
    assert.equal(await chat.answers.count(), messages.length + 1);
    assert.match(await chat.last.innerText(), /des champs manquent/);
    await page.reload();
    await chat.answers.nth(messages.length - 1).waitFor();
    await harmless(chat);
    // A message that is not what it should be is noted for whoever runs the site; nothing else is.
    page.conduct.errors = page.conduct.errors.filter((error) => !error.startsWith("cap-ia-chat:"));
    behaved(page);
  });
}

/** Assert that no text became an element or an address that acts. */
async function harmless(chat) {
  const acting = await chat.transcript.evaluate((transcript) => [
    ...transcript.querySelectorAll("img, script, iframe, b"),
    ...[...transcript.querySelectorAll("*")].filter((element) => element.getAttributeNames().some((name) => name.startsWith("on"))),
    ...[...transcript.querySelectorAll("[href]")].filter(({ href }) => !/^(https?|mailto|tel):/.test(href)),
  ].map((element) => element.outerHTML));
  assert.deepEqual(acting, []);
}
