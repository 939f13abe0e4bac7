/** The keyboard alone, from the top of the page to an answer and back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { behaved, newContext, openPage } from "../support/browser.mjs";
import { assertFocused, Chat } from "../support/chat.mjs";

/** Return how what has the focus is called, and whether its focus can be seen. */
async function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const style = getComputedStyle(element);
    const visible = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    return { name: (element.getAttribute("aria-label") || element.textContent || element.id).trim(), visible, tag: element.localName };
  });
}

/** Press Tab until what is called `name` has the focus; everything on the way shows its focus. */
async function tabTo(page, name, key = "Tab") {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    assert.ok(now.visible || now.tag === "textarea", `the focus on « ${now.name} » can be seen`);
    if (name.test(now.name)) return now;
  }
  throw new Error(`No Tab leads to ${name}`);
}

export function keyboardJourneys(shared) {
  test("everything can be done with the keyboard alone", async (t) => {
    const context = await newContext(shared.browser);
    t.after(() => context.close());
    const page = await openPage(context, `${shared.assistant.url}/`);
    const chat = new Chat(page);

    await page.keyboard.press("Tab");
    assert.match((await focused(page)).name, /^Aller à la conversation/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Commencer/);
    await page.keyboard.press("Enter");
    await chat.answers.first().waitFor();
    await assertFocused(chat.field);

    await t.test("Shift and Enter writes a second line, Enter sends, arrow up brings it back", async () => {
      await page.keyboard.type("c koi");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("une journée type");
      assert.equal(await chat.field.inputValue(), "c koi\nune journée type");
      await chat.answered(() => page.keyboard.press("Enter"));
      assert.equal(await chat.field.inputValue(), "");
      await page.keyboard.press("ArrowUp");
      assert.equal(await chat.field.inputValue(), "c koi\nune journée type");
      await chat.field.fill("");
    });

    await t.test("a choice is reached and made, and the focus is in the field again", async () => {
      const label = (await chat.last.getByRole("list", { name: "Réponses proposées" }).getByRole("button").last().innerText()).trim();
      await tabTo(page, new RegExp(`^${label.replace(/[?.+*()]/g, "\\$&")}$`), "Shift+Tab");
      await chat.answered(() => page.keyboard.press("Enter"));
      await assertFocused(chat.field);
    });

    await t.test("Escape closes the menu and gives the focus back", async () => {
      await tabTo(page, /^Options/, "Shift+Tab");
      await page.keyboard.press("Enter");
      await chat.button("button", "Recommencer").waitFor();
      await page.keyboard.press("Escape");
      await chat.button("button", "Recommencer").waitFor({ state: "hidden" });
      await assertFocused(chat.button("button", "Options"));
    });

    await t.test("a question over the conversation keeps the focus until it is answered", async () => {
      await page.keyboard.press("Enter");
      await tabTo(page, /^Effacer mes données/);
      await page.keyboard.press("Enter");
      await chat.root.getByRole("alertdialog").waitFor();
      for (let i = 0; i < 5; i++) {
        assert.match((await focused(page)).name, /^(Annuler|Oui, tout effacer)$/);
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Escape");
      await chat.root.getByRole("alertdialog").waitFor({ state: "detached" });
      await assertFocused(chat.button("button", "Options"));
    });

    await t.test("the widget is left as it was entered: no trap", async () => {
      await tabTo(page, /^Conseil en évolution professionnelle/);
    });

    behaved(page);
  });

  test("an answer is announced, and never takes the focus", async (t) => {
    const context = await newContext(shared.browser);
    t.after(() => context.close());
    const page = await openPage(context, `${shared.assistant.url}/`);
    const chat = new Chat(page);
    await chat.begin();
    const log = chat.root.getByRole("log");
    assert.equal(await log.getAttribute("aria-live"), "polite");
    assert.ok(await log.evaluate((region) => !region.closest(".transcript") && !region.querySelector(".transcript")));
    await chat.field.fill("cb sa gagne");
    await chat.field.press("Enter");
    await page.getByRole("link", { name: "Ses sources" }).focus();
    await chat.answers.nth(1).waitFor();
    assert.match((await focused(page)).name, /^Ses sources$/);
    assert.match(await log.innerText(), /€/);
    behaved(page);
  });
}
