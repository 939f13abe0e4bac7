/** The six types of messages, from the examples of the API's own schema. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { ROOT } from "../support/assistant.mjs";
import { accessible } from "../support/axe.mjs";
import { behaved, newContext, openPage, SIZES } from "../support/browser.mjs";
import { assertFocused, Chat } from "../support/chat.mjs";
import { serveScripted } from "../support/local_server.mjs";

const FOLDER = `${ROOT}/runtime/api/examples`;

/** What a user must find of each example; every example has an entry. */
const SHOWN = {
  async text(answer) {
    assert.deepEqual(await answer.locator("strong").allInnerTexts(), ["bac+5"]);
    assert.equal(await answer.locator(".answer li").first().innerText(), "un master\u00a0;");
    assert.equal(await answer.getByRole("list", { name: "Réponses proposées" }).getByRole("button").count(), 2);
    assert.match(await answer.locator("details, .sources").first().innerText(), /Source/);
  },
  async notice(answer) {
    assert.match(await answer.innerText(), /N’écris pas d’informations personnelles/);
  },
  async programmes(answer) {
    const card = answer.locator(".cards > li");
    assert.equal(await card.count(), 1);
    for (const part of ["Mastère Spécialisé Big Data", "Grenoble École de Management", "bac+6", "1\u00a0an", "sur dossier de l’école"]) {
      assert.ok((await card.innerText()).includes(part), part);
    }
    assert.ok(await card.getByRole("button", { name: /^Comparer/ }).isVisible());
    assert.ok(await card.getByRole("button", { name: /^En savoir plus/ }).isVisible());
  },
  async comparison(answer) {
    const table = answer.getByRole("table");
    assert.deepEqual(await table.getByRole("columnheader").allInnerTexts(), ["Master Informatique (Lens)", "Mastère Spécialisé IA (Palaiseau)"]);
    assert.deepEqual(await table.getByRole("rowheader").allInnerTexts(), ["Niveau", "Durée"]);
    assert.deepEqual(await table.getByRole("row").nth(2).getByRole("cell").allInnerTexts(), ["2\u00a0ans", "non renseigné"]);
  },
  async steps(answer) {
    const steps = answer.getByRole("list", { name: "Parcours, étape par étape" }).getByRole("listitem");
    assert.equal(await steps.count(), 2);
    assert.match(await steps.nth(0).innerText(), /Cette année\s+Terminale\s+Garde les maths/);
    assert.match(await steps.nth(1).innerText(), /Licence puis master/);
  },
  async chart(answer) {
    const ranges = await answer.getByRole("figure").getByRole("listitem").allInnerTexts();
    assert.equal(ranges.length, 2);
    assert.match(ranges[0], /Au début\s+25\s000 à 30\s000\s€\s+Fiche métier[^]*non daté/);
    assert.match(ranges[1], /Ensuite\s+50\s000\s€ et plus\s+silicon\.fr, 2023/);
    const widths = await answer.locator("svg.bar rect").evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    assert.ok(widths.every((width) => width > 0));
  },
};

export function messageJourneys(shared) {
  for (const [name, size] of Object.entries(SIZES)) {
    test(`every type of message is shown (${name})`, async (t) => {
      const examples = Object.fromEntries(
        await Promise.all(
          (await readdir(FOLDER)).map(async (file) => [file.replace(".json", ""), JSON.parse(await readFile(`${FOLDER}/${file}`, "utf8"))]),
        ),
      );
      assert.deepEqual(Object.keys(examples).sort(), Object.keys(SHOWN).sort());
      const server = await serveScripted((turn) => examples[turn.text]);
      t.after(() => server.stop());
      const context = await newContext(shared.browser, size);
      t.after(() => context.close());
      const page = await openPage(context, server.url);
      const chat = new Chat(page);
      await chat.begin();
      for (const [type, check] of Object.entries(SHOWN)) {
        await t.test(type, async () => {
          await check(await chat.ask(type));
          const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(content <= window, "the page does not scroll sideways");
        });
      }
      await t.test("all of them are accessible", () => accessible(page, `every type, ${name}`));
      behaved(page);
    });
  }

  test("the recap is shown, copied, and opened as a file to print", async (t) => {
    const server = await serveScripted(() => []);
    t.after(() => server.stop());
    const context = await newContext(shared.browser, SIZES.wide, { permissions: ["clipboard-read", "clipboard-write"] });
    t.after(() => context.close());
    const page = await openPage(context, server.url);
    const chat = new Chat(page);
    await chat.begin();
    await chat.menu("Mon récapitulatif");
    await chat.root.getByRole("heading", { name: "Ton récapitulatif" }).waitFor();
    const links = await chat.root.locator(".recap .prose a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.deepEqual(links, ["https://univ-artois.fr/", null]);
    assert.equal(await chat.root.locator(".recap script, .recap style, .recap [onclick]").count(), 0);
    await chat.button("button", "Copier").click();
    await chat.button("button", "Récapitulatif copié.").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Ton récapitulatif[^]*Université d’Artois[^]*Sources/);
    assert.match(await chat.root.getByRole("link", { name: /^PDF à imprimer/ }).getAttribute("href"), /^blob:/);
    await accessible(page, "recap");
    await page.keyboard.press("Escape");
    await assertFocused(chat.button("button", "Options"));
    behaved(page);
  });
}
