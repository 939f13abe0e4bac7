/** A conversation from beginning to end, on the page that the assistant serves, wide and on a phone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { behaved, newContext, openPage, SIZES } from "../support/browser.mjs";
import { assertFocused, Chat, eventually, keptBy } from "../support/chat.mjs";

const NOTHING = { local: [], session: [], cookies: "" };

export function conversationJourneys(shared) {
  for (const [name, size] of Object.entries(SIZES)) {
    test(`a conversation, from the first question to its erasure (${name})`, async (t) => {
      const context = await newContext(shared.browser, size);
      t.after(() => context.close());
      const page = await openPage(context, `${shared.assistant.url}/`);
      const chat = new Chat(page);
      const map = () => page.conduct.requests.some((url) => url.endsWith("/widget/cap-ia-map.js"));

      await t.test("nothing is stored or asked before it is opened", async () => {
        await chat.button("button", "Commencer").waitFor();
        assert.deepEqual(await keptBy(page), NOTHING);
        assert.ok(!page.conduct.requests.some((url) => url.includes("/api/")));
        await chat.begin();
        await assertFocused(chat.field);
        assert.match(await chat.last.innerText(), /programme automatique, pas une personne/);
      });

      await t.test("a question is answered by a chart with its sources and years", async () => {
        const answer = await chat.ask("cb sa gagne");
        const ranges = answer.getByRole("figure").getByRole("listitem");
        assert.ok((await ranges.count()) >= 3);
        for (const range of await ranges.allInnerTexts()) assert.match(range, /\d.*€[^]*(20\d\d|non daté)/);
        assert.ok((await answer.locator("svg.bar").count()) >= 3);
        assert.match(await answer.locator("details").innerText(), /Sources/);
        await assertFocused(chat.field);
      });

      await t.test("a choice is answered, stays readable, and gives the focus back to the field", async () => {
        const offer = chat.last;
        const label = (await offer.getByRole("list", { name: "Réponses proposées" }).getByRole("button").first().innerText()).trim();
        await chat.choose(label);
        assert.equal((await chat.saidTexts()).at(-1), label);
        const chosen = chat.answers.nth((await chat.answers.count()) - 2).getByRole("button", { name: `Ta réponse ${label}` });
        assert.ok(await chosen.isVisible());
        await assertFocused(chat.field);
      });

      await t.test("a search shows cards, each with its school, town, admission and website", async () => {
        const answer = await chat.ask("un master à Lens");
        const card = answer.locator(".cards > li").first();
        const shown = await card.innerText();
        for (const part of [/Master informatique/, /Université d’Artois/, /Lens/, /bac\+5/, /2\sans/, /MonMaster/]) assert.match(shown, part);
        assert.equal(await card.getByRole("link").getAttribute("href"), "https://univ-artois.fr/");
        assert.equal(await card.getByRole("link").getAttribute("rel"), "noopener noreferrer");
        assert.equal(map(), false, "the map is not loaded for one town");
        const detail = await chat.answered(() => card.getByRole("button", { name: /^En savoir plus/ }).click());
        assert.match(await detail.innerText(), /Université d’Artois/);
      });

      await t.test("several towns are drawn on a map, loaded only then", async () => {
        const answer = await chat.ask("toutes les formations");
        const drawn = answer.getByRole("img", { name: /^Carte de France/ });
        await drawn.waitFor();
        assert.equal(map(), true);
        assert.ok((await drawn.locator(".town").count()) >= 3);
        assert.ok((await answer.locator(".cards > li").count()) >= 3);
      });

      const before = await chat.told();

      await t.test("a reload in the middle finds the conversation and what was being typed", async () => {
        await chat.field.fill("une question pas enc");
        await page.reload();
        await eventually(async () => assert.deepEqual(await chat.told(), before));
        assert.equal(await chat.field.inputValue(), "une question pas enc");
        await chat.field.fill("");
      });

      await t.test("two tabs hold the same conversation", async () => {
        const second = await openPage(context, `${shared.assistant.url}/`);
        const other = new Chat(second);
        await eventually(async () => assert.deepEqual(await other.told(), before));
        await other.ask("quelles études ?");
        const after = await other.told();
        assert.ok(after.length > before.length);
        await page.bringToFront();
        await eventually(async () => assert.deepEqual(await chat.told(), after));
        behaved(second);
        await second.close();
      });

      await t.test("an answer is copied as plain text, with its sources", async () => {
        await context.grantPermissions(["clipboard-read", "clipboard-write"]);
        await chat.last.getByRole("button", { name: "Copier la réponse" }).click();
        await chat.last.getByRole("button", { name: "Réponse copiée." }).waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(copied, /bac\+5[^]*Sources?/);
        assert.doesNotMatch(copied, /\*\*|<|Réponses proposées/);
      });

      await t.test("starting again leaves nothing of what was said", async () => {
        await chat.menu("Recommencer");
        await chat.button("button", "Oui, recommencer").click();
        await eventually(async () => assert.equal((await chat.told()).length, 1));
        assert.deepEqual(await chat.saidTexts(), []);
        await assertFocused(chat.field);
      });

      await t.test("erasing leaves nothing, here or on the server", async () => {
        await chat.ask("faut être bon en maths ?");
        const [, kept] = (await keptBy(page)).local[0];
        const token = JSON.parse(kept).token;
        await chat.menu("Effacer mes données");
        await chat.root.getByRole("alertdialog").getByRole("button", { name: "Annuler" }).click();
        assert.equal((await chat.told()).length, 3);
        const other = new Chat(await openPage(context, `${shared.assistant.url}/`));
        await other.said.first().waitFor();
        await page.bringToFront();
        await chat.menu("Effacer mes données");
        await chat.button("button", "Oui, tout effacer").click();
        await chat.root.getByText("ta conversation est effacée, ici et sur le serveur").first().waitFor();
        assert.deepEqual(await keptBy(page), NOTHING);
        const history = await fetch(`${shared.assistant.url}/api/v1/messages`, { headers: { Authorization: `Bearer ${token}` } });
        assert.equal(history.status, 409);
        await assertFocused(chat.button("button", "Commencer"));
        await other.root.getByText("a été effacée dans un autre onglet").first().waitFor();
        assert.equal(await other.said.count(), 0);
        behaved(other.page);
        await other.page.close();
        await chat.begin();
        assert.equal((await chat.told()).length, 1);
      });

      behaved(page);
    });
  }
}
