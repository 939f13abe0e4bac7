/** From a search to a decision, with the real answers: comparison, study path, recap, thumbs, and all of it erased. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "../support/axe.mjs";
import { behaved, newContext, openPage, SIZES } from "../support/browser.mjs";
import { assertFocused, Chat, eventually } from "../support/chat.mjs";

export function orientationJourneys(shared) {
  for (const [name, size] of Object.entries(SIZES)) {
    test(`finding one’s way, from a search to a recap (${name})`, async (t) => {
      const context = await newContext(shared.browser, size, { permissions: ["clipboard-read", "clipboard-write"] });
      t.after(() => context.close());
      const page = await openPage(context, `${shared.assistant.url}/`);
      const chat = new Chat(page);
      await chat.begin();
      const welcome = (await chat.told())[0];

      await t.test("programmes that are picked are compared in a table, all of it in view", async () => {
        const answer = await chat.ask("quelles formations à Paris ?");
        const cards = answer.locator(".cards > li");
        assert.ok((await cards.count()) >= 2);
        assert.equal(await answer.locator(".map").count(), 0, "no map of the country for one town and its suburbs");
        const titles = [];
        for (const card of [cards.nth(0), cards.nth(1)]) {
          titles.push(await card.getByRole("heading").innerText());
          await card.getByRole("button", { name: /^Comparer/ }).click();
        }
        const schools = await chat.root.getByRole("group", { name: "Comparaison" }).locator("span").first().innerText();
        const compared = await chat.answered(() => chat.button("button", "Comparer (2)").click());
        const table = compared.getByRole("table");
        assert.equal(await table.getByRole("columnheader").count(), titles.length);
        const row = async (label) => table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label, exact: true }) }).getByRole("cell").allInnerTexts();
        assert.equal((await row("École")).join(", "), schools);
        for (const diploma of await row("Diplôme")) assert.match(diploma, /bac\+\d/);
        for (const town of await row("Villes")) assert.match(town, /Île-de-France/);
        for (const length of await row("Durée")) assert.match(length, /^\d+\s(an|mois)|^non renseigné$/);
        assert.match(await compared.locator("details, .sources").first().innerText(), /Source/);
        const [content, window] = await compared.locator(".scroller").evaluate((element) => [element.scrollWidth, element.clientWidth]);
        assert.ok(content <= window, "the table does not scroll sideways");
      });

      await t.test("a table of three is scrolled by itself, not the page", async () => {
        const cards = chat.answers.filter({ has: page.locator(".cards") }).last().locator(".cards > li");
        for (const i of [0, 1, 2]) await cards.nth(i).getByRole("button", { name: /^Comparer/ }).click();
        const compared = await chat.answered(() => chat.button("button", "Comparer (3)").click());
        const heads = compared.getByRole("columnheader");
        assert.equal(await heads.count(), 3);
        const tops = await heads.evaluateAll((all) => all.map((head) => head.getBoundingClientRect().top));
        assert.equal(new Set(tops).size, 1, "the columns stand side by side");
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= window);
      });

      await t.test("where one is now becomes a study path, drawn", async () => {
        const answer = await chat.ask("jsuis en term STI2D");
        const steps = answer.getByRole("list", { name: "Parcours, étape par étape" }).locator(":scope > li");
        const texts = await steps.allInnerTexts();
        assert.ok(texts.length >= 3);
        assert.match(texts[0], /^\s*en terminale\s/i);
        assert.match(texts.join("\n"), /bac technologique[^]*Parcoursup[^]*BUT[^]*MonMaster[^]*master/);
        const drawn = await steps.evaluateAll((all) =>
          all.map((step) => [getComputedStyle(step, "::before").borderRadius, getComputedStyle(step, "::after").borderLeftWidth]),
        );
        assert.ok(drawn.every(([stop]) => stop === "50%"));
        assert.ok(drawn.slice(0, -1).every(([, line]) => line === "2px"));
      });

      await t.test("thumbs are small and quiet, and the one that is used stays marked", async () => {
        const rated = chat.answers.nth((await chat.answers.count()) - 1);
        const thumbs = rated.getByRole("list", { name: "Cette réponse t’aide\u00a0?" }).getByRole("button");
        assert.deepEqual((await thumbs.allInnerTexts()).map((label) => label.trim()), ["Utile", "Pas utile"]);
        for (const thumb of await thumbs.all()) {
          const { width, height } = await thumb.boundingBox();
          assert.ok(width >= 24 && height >= 24 && width <= 32 && height <= 32, `${width} × ${height}`);
        }
        assert.doesNotMatch((await rated.getByRole("list", { name: "Réponses proposées" }).allInnerTexts()).join(), /utile/i);
        await chat.answered(() => thumbs.first().click());
        assert.equal(await rated.getByRole("button", { name: "Ta réponse Utile", exact: true }).count(), 1);
        await assertFocused(chat.field);
      });

      await t.test("all of it is accessible", () => accessible(page, `comparison, path, thumbs, ${name}`));

      await t.test("a recap said in the chat holds what was looked at and the path", async () => {
        const shown = await (await chat.ask("fais-moi un récap")).innerText();
        for (const part of [/Mon récap/, /École\s:\sIsep/, /Université Paris Cité/, /Mon parcours, étape par étape/, /Mon orientation en ligne/]) {
          assert.match(shown, part);
        }
      });

      await t.test("the recap of the menu is the server’s page, copied line by line, and a real PDF", async () => {
        const pdf = page.waitForResponse((response) => response.url().endsWith("/api/v1/recap?format=pdf"));
        await chat.menu("Mon récapitulatif");
        const recap = chat.root.locator(".recap");
        await recap.getByRole("heading", { name: "Mon récap", exact: true }).waitFor();
        await recap.getByRole("heading", { name: /^Diplôme d’ingénieur de l’Isep/ }).waitFor();
        await recap.getByRole("heading", { name: "Mon parcours, étape par étape" }).waitFor();
        await chat.button("button", "Copier").click();
        await chat.button("button", "Récapitulatif copié.").waitFor();
        const copied = (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/);
        assert.ok(copied.includes("École\u00a0: Isep"), copied.join("\n"));
        assert.match(await recap.getByRole("link", { name: /^PDF à imprimer/ }).getAttribute("href"), /^blob:/);
        // The browser shows the body of a file to nobody: it is asked for once more.
        const asked = (await pdf).request();
        const again = await fetch(asked.url(), { headers: { Authorization: await asked.headerValue("Authorization") } });
        assert.match(await again.text(), /^%PDF-/);
        await accessible(page, `recap, ${name}`);
        await page.keyboard.press("Escape");
        await assertFocused(chat.button("button", "Options"));
      });

      await t.test("asked to erase all, it asks back, then leaves nothing but the welcome, also after a reload", async () => {
        const asked = await chat.ask("efface tout");
        assert.match(await asked.innerText(), /vraiment tout effacer/);
        assert.ok((await chat.said.count()) > 1, "nothing is erased before the yes");
        await asked.getByRole("button", { name: "Oui, efface tout" }).click();
        const left = async () => {
          const told = await chat.told();
          assert.equal(told.length, 2, JSON.stringify(told));
          assert.match(told[0], /C’est effacé/);
          assert.equal(told[1], welcome);
        };
        await eventually(left);
        assert.deepEqual(await chat.saidTexts(), []);
        await assertFocused(chat.field);
        await page.reload();
        await eventually(left);
        await chat.ask("cb sa gagne");
      });

      behaved(page);
    });
  }
}
