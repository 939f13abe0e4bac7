/** What goes wrong, really produced: the user reads a sentence, nothing is lost, and what was unsent is sent once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { badLine } from "../support/bad_line.mjs";
import { behaved, newContext, openPage, SIZES } from "../support/browser.mjs";
import { Chat, eventually } from "../support/chat.mjs";

const LIFETIME_SECONDS = 30;
// The second message of a conversation comes too soon, however slowly the machine answers the first.
const BRIEF = {
  rates: { conversation: "1/12second", address: "10000/minute", opening: "10000/minute" },
  token_lifetime_hours: LIFETIME_SECONDS / 3600,
};

export function faultJourneys(shared) {
  const order = (what) => shared.assistant.order(what);

  async function begun(t, { size = SIZES.wide, url = shared.assistant.url } = {}) {
    const context = await newContext(shared.browser, size);
    t.after(() => context.close());
    const page = await openPage(context, `${url}/`);
    const chat = new Chat(page);
    await chat.begin();
    return { context, page, chat };
  }

  /** Wait until the user reads `sentence`. */
  async function told(chat, sentence) {
    await chat.root.getByText(sentence).first().waitFor();
  }

  /** Return the messages that the server has of the page's conversation, as soon as its limit allows to ask for them. */
  async function history(page) {
    const token = await page.evaluate(() => JSON.parse(Object.values(localStorage)[0]).token);
    const headers = { Authorization: `Bearer ${token}` };
    for (;;) {
      const answer = await fetch(new URL("/api/v1/messages", page.url()), { headers });
      if (answer.status !== 429) return (await answer.json()).messages;
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get("Retry-After") ?? 1)));
    }
  }

  /** Assert that what was said is on the server, each once and in this order, with an answer after it. */
  async function storedOnce(page, texts) {
    const said = await history(page);
    assert.deepEqual(said.filter(({ from }) => from === "user").map(({ text }) => text), texts);
    for (const [i, each] of said.entries()) if (each.from === "user") assert.equal(said[i + 1]?.from, "assistant");
  }

  test("the network is cut, and comes back", async (t) => {
    const { context, page, chat } = await begun(t, { size: SIZES.phone });
    await context.setOffline(true);
    await chat.send("quelles études ?");
    await told(chat, "Tu n’as plus de connexion internet.");
    await chat.send("cb sa gagne");
    assert.deepEqual(await chat.saidTexts(), ["quelles études ?", "cb sa gagne"]);
    await chat.field.fill("et une troisième");
    await context.setOffline(false);
    await eventually(async () => assert.equal(await chat.answers.count(), 3));
    assert.equal(await chat.field.inputValue(), "et une troisième");
    await storedOnce(page, ["quelles études ?", "cb sa gagne"]);
    behaved(page, { faults: true });
  });

  test("answers are lost on the way: asked for again, with no second turn", async (t) => {
    const line = await badLine(shared.assistant.url);
    t.after(() => line.stop());
    const { page, chat } = await begun(t, { url: line.url });
    line.lost = 2;
    await chat.send("quelles études ?");
    await told(chat, "Je n’arrive pas à joindre l’assistant.");
    await eventually(async () => assert.equal(await chat.answers.count(), 2));
    assert.equal(line.lost, 0);
    await storedOnce(page, ["quelles études ?"]);
    behaved(page, { faults: true });
  });

  test("an answer takes longer than ten seconds", async (t) => {
    const { page, chat } = await begun(t);
    await order({ do: "pause", what: "server" });
    await chat.send("quelles études ?");
    await chat.writing.getByText("L’assistant écrit…").waitFor();
    await told(chat, "ça prend plus de temps que d’habitude");
    await order({ do: "resume", what: "server" });
    await eventually(async () => assert.equal(await chat.answers.count(), 2));
    await storedOnce(page, ["quelles études ?"]);
    behaved(page);
  });

  test("the page is reloaded while an answer is awaited: it comes, once", async (t) => {
    const { page, chat } = await begun(t);
    await order({ do: "pause", what: "server" });
    await chat.send("quelles études ?");
    await chat.writing.waitFor();
    const reloaded = page.reload();
    await order({ do: "resume", what: "server" });
    await reloaded;
    await eventually(async () => assert.equal(await chat.answers.count(), 2));
    await storedOnce(page, ["quelles études ?"]);
    behaved(page);
  });

  test("the assistant cannot store anything (503)", async (t) => {
    const { page, chat } = await begun(t);
    await order({ do: "lock_database" });
    await chat.send("quelles études ?");
    await told(chat, "L’assistant ne peut pas répondre pour le moment.");
    await order({ do: "unlock_database" });
    await eventually(async () => assert.equal(await chat.answers.count(), 2), 30);
    await storedOnce(page, ["quelles études ?"]);
    behaved(page, { faults: true });
  });

  test("the action server is killed: an answer says so, and the conversation goes on", async (t) => {
    const { page, chat } = await begun(t);
    await order({ do: "kill", what: "actions" });
    const apology = await chat.ask("un master à Lens");
    assert.doesNotMatch(await apology.innerText(), /Université d’Artois/);
    await order({ do: "start", what: "actions" });
    const answer = await chat.ask("un master à Lens");
    assert.match(await answer.innerText(), /Université d’Artois/);
    behaved(page);
  });

  test("the server is killed in the middle of a message, the page is closed, and both start again", async (t) => {
    const { context, page, chat } = await begun(t);
    await chat.ask("cb sa gagne");
    await order({ do: "pause", what: "server" });
    await chat.send("quelles études ?");
    await chat.writing.waitFor();
    await order({ do: "kill", what: "server" });
    await told(chat, "Je n’arrive pas à joindre l’assistant.");
    behaved(page, { faults: true });
    await page.close();
    // What is opened from here on is limited, and lasts a few seconds: for the next test.
    await order({ do: "start", what: "server", settings: BRIEF });
    const again = await openPage(context, `${shared.assistant.url}/`);
    const found = new Chat(again);
    await eventually(async () => assert.equal(await found.answers.count(), 3));
    assert.deepEqual(await found.saidTexts(), ["cb sa gagne", "quelles études ?"]);
    await storedOnce(again, ["cb sa gagne", "quelles études ?"]);
    // Its message and what was said came within the limit of the new server, or were asked for again.
    behaved(again, { faults: true });
  });

  test("too many messages (429), then a conversation whose time is over (401)", async (t) => {
    const { page, chat } = await begun(t);
    const opened = Date.now();
    const texts = ["un", "cb sa gagne"];
    for (const text of texts) await chat.send(text);
    await told(chat, "Tu vas un peu vite pour moi");
    await eventually(async () => assert.equal(await chat.answers.count(), texts.length + 1), 20);
    assert.deepEqual(await chat.saidTexts(), texts);

    await new Promise((resolve) => setTimeout(resolve, opened + LIFETIME_SECONDS * 1000 + 1000 - Date.now()));
    const answer = await chat.ask("quelles études ?");
    assert.match(await answer.innerText(), /bac\+5/);
    await told(chat, "Ta conversation précédente n’est plus valable");
    await storedOnce(page, ["quelles études ?"]);
    behaved(page, { faults: true });
  });
}
