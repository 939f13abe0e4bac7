/** The widget as its users meet it: by what is written on it. */

import assert from "node:assert/strict";

export class Chat {
  constructor(page) {
    this.page = page;
    this.root = page.locator("cap-ia-chat");
    this.field = this.button("textbox", "Ta question");
    this.transcript = this.root.getByRole("region", { name: "Conversation", exact: true });
    this.said = this.transcript.locator("ol.entries > li.user");
    this.answers = this.transcript.locator("ol.entries > li.assistant");
    this.writing = this.transcript.locator(".writing");
  }

  button(role, name) {
    return this.root.getByRole(role, { name, exact: true });
  }

  get last() {
    return this.answers.last();
  }

  async begin() {
    await this.button("button", "Commencer").click();
    await this.answers.first().waitFor();
  }

  async launch() {
    await this.root.getByRole("button", { name: /Une question/ }).click();
    await this.answers.first().waitFor();
  }

  async send(text) {
    await this.field.fill(text);
    await this.field.press("Enter");
  }

  /** Say something and return its answer, once it is there. */
  async ask(text) {
    return this.answered(() => this.send(text));
  }

  async choose(label) {
    return this.answered(() => this.last.getByRole("button", { name: label, exact: true }).click());
  }

  async answered(act) {
    const before = await this.answers.count();
    await act();
    await this.answers.nth(before).waitFor();
    await this.writing.waitFor({ state: "detached" });
    return this.last;
  }

  async menu(item) {
    await this.button("button", "Options").click();
    await this.button("button", item).click();
  }

  /** What stands in the transcript: who said what, without the times. */
  told() {
    return this.transcript.locator("ol.entries > li").evaluateAll((entries) =>
      entries.map((entry) => entry.querySelector(".bubble, .answer, .divider").textContent.replace(/\s+/g, " ").trim()),
    );
  }

  async saidTexts() {
    return (await this.said.locator(".bubble").allTextContents()).map((text) => text.replace(/^\s*Toi\s*:\s*/, "").trim());
  }
}

/** Wait until a condition holds: polled, since it is outside of the page. */
export async function eventually(check, seconds = 15) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Return what the browser keeps of the widget. */
export function keptBy(page) {
  return page.evaluate(() => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookies: document.cookie,
  }));
}

export async function assertFocused(locator) {
  assert.ok(await locator.evaluate((element) => element.getRootNode().activeElement === element), "has the focus");
}
