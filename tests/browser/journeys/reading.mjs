/** For everybody: what axe sees, small and zoomed windows, large targets, forced colours, no motion. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "../support/axe.mjs";
import { behaved, newContext, openPage, SIZES } from "../support/browser.mjs";
import { Chat } from "../support/chat.mjs";

// WCAG 2.2, 2.5.8
const TARGET = 24;
const TEXT_SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

export function readingJourneys(shared) {
  for (const [name, size] of Object.entries(SIZES)) {
    test(`every state is accessible, in light and in dark (${name})`, async (t) => {
      const context = await newContext(shared.browser, size);
      t.after(() => context.close());
      const page = await openPage(context, `${shared.assistant.url}/`);
      const chat = new Chat(page);
      await chat.button("button", "Commencer").waitFor();
      await accessible(page, "not opened");
      await chat.begin();
      await accessible(page, "opened");
      await chat.ask("cb sa gagne");
      await chat.choose((await chat.last.getByRole("list", { name: "Réponses proposées" }).getByRole("button").first().innerText()).trim());
      await chat.ask("toutes les formations");
      const cards = chat.last.locator(".cards > li");
      for (const i of [0, 1]) await cards.nth(i).getByRole("button", { name: /^Comparer/ }).click();
      await chat.last.locator("details").first().evaluate((details) => (details.open = true));
      await accessible(page, "answers of every kind");
      await chat.button("button", "Options").click();
      await accessible(page, "menu");
      await chat.button("button", "Effacer mes données").click();
      await accessible(page, "question over the conversation");
      await chat.root.getByRole("alertdialog").getByRole("button", { name: "Annuler" }).click();
      await chat.field.fill("a".repeat(1001));
      await chat.root.getByText(/Ton message est trop long/).waitFor();
      await accessible(page, "text too long");
      await targets(chat);
      behaved(page);
    });
  }

  test("nothing is cut or scrolls sideways at 320 px, at 200 % and with wider spacing", async (t) => {
    // 1280 px at 400 % are 320 px; 200 % of a 640 px window are 320 px too.
    for (const [state, size, styles] of [
      ["320 px", { width: 320, height: 640 }, ""],
      ["200 %", { width: 640, height: 400 }, ""],
      ["spacing", SIZES.phone, TEXT_SPACING],
    ]) {
      const context = await newContext(shared.browser, size, { isMobile: false });
      t.after(() => context.close());
      const page = await openPage(context, `${shared.assistant.url}/`);
      const chat = new Chat(page);
      await chat.begin();
      if (styles) await space(page, styles);
      await chat.ask("cb sa gagne");
      await chat.ask("toutes les formations");
      const wide = await page.evaluate(() => {
        const root = document.querySelector("cap-ia-chat").shadowRoot;
        const scrolling = new Set(["auto", "scroll", "hidden", "clip"]);
        const cut = [...root.querySelectorAll(".transcript *")].filter(
          (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && scrolling.has(getComputedStyle(element).overflowX) && element.localName !== "svg",
        );
        const { scrollWidth, clientWidth } = root.querySelector(".transcript");
        return { page: document.documentElement.scrollWidth - innerWidth, transcript: scrollWidth - clientWidth, cut: cut.map(({ className }) => className) };
      });
      assert.deepEqual(wide, { page: 0, transcript: 0, cut: [] }, state);
      assert.ok(await chat.field.isVisible());
      const field = await chat.field.boundingBox();
      assert.ok(field.height >= TARGET && field.width > 120, `${state}: ${JSON.stringify(field)}`);
      behaved(page);
    }
  });

  test("forced colours leave every control its outline, and reduced motion moves nothing", async (t) => {
    const context = await newContext(shared.browser, SIZES.wide, { forcedColors: "active" });
    t.after(() => context.close());
    const page = await openPage(context, `${shared.assistant.url}/`);
    const chat = new Chat(page);
    await chat.begin();
    await chat.ask("cb sa gagne");
    const controls = await chat.last.getByRole("list", { name: "Réponses proposées" }).getByRole("button").all();
    for (const control of [...controls, chat.field]) {
      const border = await control.evaluate((element) => {
        for (let part = element; part && part !== element.getRootNode(); part = part.parentElement) {
          if (parseFloat(getComputedStyle(part).borderTopWidth) > 0) return true;
        }
        return false;
      });
      assert.ok(border);
    }
    const bars = await chat.last.locator("svg.bar rect").evaluateAll((rects) => rects.map((rect) => getComputedStyle(rect).fill));
    assert.ok(bars.length && bars.every((fill) => fill !== "none"));
    const moving = await page.evaluate(() => document.querySelector("cap-ia-chat").shadowRoot.getAnimations().filter(({ playState }) => playState === "running").length);
    assert.equal(moving, 0);
    behaved(page);
  });
}

/** Assert that whatever can be pressed is large enough, but links inside a sentence. */
async function targets(chat) {
  const small = await chat.root.evaluate((host, least) =>
    [...host.shadowRoot.querySelectorAll("button, summary, textarea, a[href]")]
      .filter((element) => element.checkVisibility() && !element.closest("p"))
      .map((element) => ({ name: element.textContent.trim() || element.id, ...element.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < least || height < least),
    TARGET,
  );
  assert.deepEqual(small, []);
}

/** Do what a reader's own style sheet does, also inside the shadow root. */
async function space(page, styles) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const root = document.querySelector("cap-ia-chat").shadowRoot;
    for (const part of [document, root]) part.adoptedStyleSheets = [...part.adoptedStyleSheets, sheet];
  }, styles);
}
