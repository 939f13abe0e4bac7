/** From Enter to the painted answer, as the user's own page sees it. */

import { newContext, openPage } from "../../tests/browser/support/browser.mjs";
import { Chat } from "../../tests/browser/support/chat.mjs";

const SAMPLES = 200;
// Of one conversation: the first turns do not count, the next ones do.
const WARM_UP = 3;
const TURNS = 10;
const QUESTIONS = ["cb sa gagne", "quelles études ?", "un master à Lens", "faut être bon en maths ?", "toutes les formations", "c koi une journée type"];

/** Return p50 and p95, ms, of `SAMPLES` answers over so many open pages, which ask in turn or all `together`. */
export async function measureAnswers(browser, url, pages, together = false) {
  const times = [];
  while (times.length < SAMPLES) times.push(...(await converse(browser, url, pages, together)));
  return { pages, together, count: times.length, p50: percentile(times, 50), p95: percentile(times, 95) };
}

/** Hold a conversation on each of so many pages and return what their answers took. */
async function converse(browser, url, pages, together) {
  const contexts = await Promise.all(Array.from({ length: pages }, () => newContext(browser)));
  const chats = [];
  for (const context of contexts) {
    const chat = new Chat(await openPage(context, `${url}/`));
    await chat.begin();
    chats.push(chat);
  }
  const times = [];
  for (let turn = 0; turn < WARM_UP + TURNS; turn++) {
    const ask = (chat, i) => timeOne(chat, QUESTIONS[(i + turn) % QUESTIONS.length]);
    const taken = together ? await Promise.all(chats.map(ask)) : await inTurn(chats, ask);
    if (turn >= WARM_UP) times.push(...taken);
  }
  await Promise.all(contexts.map((context) => context.close()));
  return times;
}

async function inTurn(chats, ask) {
  const taken = [];
  for (const [i, chat] of chats.entries()) taken.push(await ask(chat, i));
  return taken;
}

/** Send a question with the Enter key and return the ms until its answer was painted. */
async function timeOne(chat, question) {
  await chat.field.fill(question);
  await chat.root.evaluate((host) => {
    const entries = host.shadowRoot.querySelector("ol.entries");
    const before = entries.querySelectorAll(":scope > li.assistant").length;
    globalThis.painted = new Promise((resolve) => {
      let pressed;
      addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true, once: true });
      const observer = new MutationObserver(() => {
        if (entries.querySelectorAll(":scope > li.assistant").length === before) return;
        observer.disconnect();
        // A task queued in the last moment before a frame runs once that frame was drawn.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
      });
      observer.observe(entries, { childList: true, subtree: true });
    });
  });
  await chat.field.press("Enter");
  return chat.page.evaluate(() => globalThis.painted);
}

function percentile(times, percent) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)];
}
