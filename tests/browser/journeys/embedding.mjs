/** The widget on somebody else's site. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { behaved, newContext, openPage, SIZES } from "../support/browser.mjs";
import { assertFocused, Chat, keptBy } from "../support/chat.mjs";

export function embeddingJourneys(shared) {
  for (const [name, size] of Object.entries(SIZES)) {
    test(`on a site with a strict policy and hostile styles (${name})`, async (t) => {
      const context = await newContext(shared.browser, size);
      t.after(() => context.close());
      const page = await openPage(context, `${shared.host.url}/`, [shared.assistant.url]);
      const chat = new Chat(page);
      const launcher = chat.root.getByRole("button", { name: /Une question/ });

      await launcher.waitFor();
      assert.deepEqual(await keptBy(page), { local: [], session: [], cookies: "" });
      assert.ok(!page.conduct.requests.some((url) => url.includes("/api/")));
      await chat.launch();
      await assertFocused(chat.field);

      const answer = await chat.ask("cb sa gagne");
      const looks = await answer.locator(".answer").evaluate((element) => {
        const style = getComputedStyle(element);
        return { font: parseFloat(style.fontSize), spacing: style.letterSpacing, slant: style.fontStyle, color: style.color, width: element.getBoundingClientRect().width };
      });
      assert.ok(looks.font >= 14 && looks.width > 200, JSON.stringify(looks));
      assert.deepEqual([looks.spacing, looks.slant], ["normal", "normal"]);
      assert.notEqual(looks.color, "rgb(0, 255, 0)");

      const panel = await chat.root.getByRole("dialog").boundingBox();
      if (name === "phone") assert.deepEqual(panel, { x: 0, y: 0, ...size }, "it fills the screen");
      else assert.ok(panel.x > size.width / 2 && panel.y + panel.height <= size.height, JSON.stringify(panel));
      const fieldSize = await chat.field.evaluate((field) => parseFloat(getComputedStyle(field).fontSize));
      assert.ok(fieldSize >= 16, "a phone does not zoom in on the field");

      await chat.field.press("Escape");
      await chat.root.getByRole("dialog").waitFor({ state: "detached" });
      await assertFocused(launcher);
      await page.reload();
      await chat.launch();
      assert.deepEqual(await chat.saidTexts(), ["cb sa gagne"]);
      behaved(page);
    });
  }

  test("a site that is not allowed gets no answer, and its visitor a sentence", async (t) => {
    const context = await newContext(shared.browser);
    t.after(() => context.close());
    const page = await openPage(context, shared.host.url.replace("127.0.0.1", "localhost"), [shared.assistant.url]);
    const chat = new Chat(page);
    await chat.root.getByRole("button", { name: /Une question/ }).click();
    await chat.root.getByText("Je n’arrive pas à joindre l’assistant").first().waitFor();
  });
}
