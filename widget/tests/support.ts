/** What the tests share: the assistant's example messages, and how to show a template. */

import { readdirSync, readFileSync } from "node:fs";
import { render } from "lit/html.js";
import type { Context } from "../src/messages/context";
import type { Message } from "../src/types";

const api = `${import.meta.dirname}/../../runtime/api`;

/** The examples of `runtime/api/examples`, by the name of their file. */
export const examples = Object.fromEntries(
  readdirSync(`${api}/examples`).map((file) => [
    file.replace(".json", ""),
    JSON.parse(readFileSync(`${api}/examples/${file}`, "utf8")) as Message[],
  ]),
);

export function example<T extends Message["type"]>(type: T): Extract<Message, { type: T }> {
  return structuredClone(examples[type]![0]) as Extract<Message, { type: T }>;
}

export const schema = JSON.parse(readFileSync(`${api}/messages.schema.json`, "utf8"));

/** Draw a template in the page and return what holds it. */
export function show(template: unknown): HTMLElement {
  const box = document.createElement("div");
  render(template, box);
  return box;
}

/** Return what one reads: the text, with single spaces. */
export function read(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

export function context(changes: Partial<Context> = {}): Context {
  return {
    key: "k",
    reply: undefined,
    choose: () => {},
    ask: () => {},
    picked: () => false,
    pick: () => {},
    map: "closed",
    toggleMap: () => {},
    ...changes,
  };
}
