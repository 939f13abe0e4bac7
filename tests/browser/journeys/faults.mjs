/** What goes wrong, really produced: the user reads a sentence, nothing is lost, and what was unsent is sent once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { behaved, newContext, openPage, SIZES } from "../support/browser.mjs";
import { Chat, eventually } from "../support/chat.mjs";

export function faultJourneys(shared) {
  const order = (what) => shared.assistant.order(what);

  async function begun(t, size = SIZES.wide) {
    const context = await newContext(shared.browser, size);
    t.after(() => context.close());
    const page = await openPage(context, `${shared.assistant.url}/`);
    const chat = new Chat(page);
    await chat.begin();
    return { context, page, chat };
  }

  /** Assert that the user reads `sentence`, before and after a reload, with what was said still there. */
  async function told(chat, sentence) {
    await chat.root.getByText(sentence).first().waitFor();
  }

  /** Assert that what was said is on the server, each once and in this order, with an answer after it. */
  async function storedOnce(page, texts) {
    const history = await page.evaluate(async () => {
      const { token } = JSON.parse(Object.values(localStorage)[0]);
      const answer = await fetch("/api/v1/messages", { headers: { Authorization: `Bearer ${token}` } });
      return (await answer.json()).messages;
    });
    assert.deepEqual(history.filter(({ from }) => from === "user").map(({ text }) => text), texts);
    for (const [i, said] of history.entries()) if (said.from === "user") assert.equal(history[i + 1]?.from, "assistant");
  }

  test("the network is cut, and comes back", async (t) => {
    const { context, page, chat } = await begun(t, SIZES.phone);
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

  test("an answer takes longer than ten seconds", async (t) => {
    const { page, chat } = await begun(t);
    await order({ do: "pause", what: "rasa" });
    await chat.send("quelles études ?");
    await chat.writing.getByText("L’assistant écrit…").waitFor();
    await told(chat, "ça prend plus de temps que d’habitude");
    await order({ do: "resume", what: "rasa" });
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
    await order({ do: "pause", what: "rasa" });
    await chat.send("quelles études ?");
    await chat.writing.waitFor();
    await order({ do: "kill", what: "rasa" });
    await told(chat, "Je n’arrive pas à joindre l’assistant.");
    behaved(page, { faults: true });
    await page.close();
    // From here on the limits are those of a busy day, and a conversation lasts a few seconds.
    await order({ do: "start", what: "rasa" });
    const again = await openPage(context, `${shared.assistant.url}/`);
    const found = new Chat(again);
    await eventually(async () => assert.equal(await found.answers.count(), 3));
    assert.deepEqual(await found.saidTexts(), ["cb sa gagne", "quelles études ?"]);
    await storedOnce(again, ["cb sa gagne", "quelles études ?"]);
    behaved(again);
  });

  test("too many messages (429), and a conversation whose time is over (401)", async (t) => {
    await order({ do: "kill", what: "rasa" });
    await order({ do: "start", what: "rasa", settings: { rates: { conversation: "3/10second", address: "10000/minute", opening: "10000/minute" } } });
    const limited = await begun(t);
    for (const text of ["un", "deux", "trois", "cb sa gagne"]) {
      await limited.chat.send(text);
      await eventually(async () => assert.equal((await limited.chat.saidTexts()).at(-1), text));
    }
    await told(limited.chat, "Tu vas un peu vite pour moi");
    await eventually(async () => assert.equal(await limited.chat.answers.count(), 5), 30);
    assert.deepEqual(await limited.chat.saidTexts(), ["un", "deux", "trois", "cb sa gagne"]);
    behaved(limited.page, { faults: true });

    // A restart with another key makes every token unknown, as its expiry does.
    await order({ do: "kill", what: "rasa" });
    await order({ do: "start", what: "rasa", settings: { token_lifetime_hours: 4 / 3600 } });
    const { page, chat } = await begun(t);
    await new Promise((resolve) => setTimeout(resolve, 4500));
    const answer = await chat.ask("quelles études ?");
    assert.ok((await answer.innerText()).length > 20);
    await told(chat, "Ta conversation précédente n’est plus valable");
    assert.deepEqual(await chat.saidTexts(), ["quelles études ?"]);
    behaved(page, { faults: true });
  });
}
