import { beforeEach, describe, expect, it } from "vitest";
import { type ComposerState, LIMIT, renderComposer } from "../../src/view/composer";
import { read, show } from "../support";

let done: string[];

function composer(draft: string, changes: Partial<ComposerState> = {}) {
  const box = show(
    renderComposer({
      draft,
      lastSaid: () => "avant",
      typed: (text) => done.push(`typed ${text}`),
      send: () => done.push("sent"),
      ...changes,
    }),
  );
  const field = box.querySelector("textarea")!;
  const press = (key: string, options: KeyboardEventInit = {}) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true, ...options }));
  return { box, field, press };
}

beforeEach(() => {
  done = [];
});

describe("the field", () => {
  it.each([
    ["Enter sends", "x", "Enter", {}, ["sent"]],
    ["Shift and Enter goes to the next line", "x", "Enter", { shiftKey: true }, []],
    ["Enter that ends a composed word does not send", "x", "Enter", { isComposing: true }, []],
    ["arrow up brings the last words back", "", "ArrowUp", {}, ["typed avant"]],
    ["arrow up moves in what is typed", "x", "ArrowUp", {}, []],
  ] as const)("%s", (_, draft, key, options, expected) => {
    composer(draft).press(key, options);
    expect(done).toEqual(expected);
  });

  it("has nothing to bring back at first", () => {
    composer("", { lastSaid: () => undefined }).press("ArrowUp");
    expect(done).toEqual([]);
  });

  it("has a label and a hint", () => {
    const { box, field } = composer("");
    expect(read(field.labels[0])).toBe("Ta question");
    expect(read(box.querySelector(`#${field.getAttribute("aria-describedby")}`))).toContain("Entrée pour envoyer");
  });

  it.each([
    ["", "true"],
    ["  ", "true"],
    ["x", "false"],
    ["x".repeat(LIMIT), "false"],
    ["x".repeat(LIMIT + 1), "true"],
  ])("can send or not: %#", (draft, disabled) => {
    expect(composer(draft).box.querySelector("button")?.getAttribute("aria-disabled")).toBe(disabled);
  });

  it("says when a message is too long, and keeps it", () => {
    const { box, field } = composer("x".repeat(LIMIT + 5));
    expect(read(box.querySelector("#excess"))).toContain("1005 caractères");
    expect(field.value).toHaveLength(LIMIT + 5);
  });
});
