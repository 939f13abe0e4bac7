import { describe, expect, it, vi } from "vitest";
import { choicesOf, renderMessage } from "../../src/messages/message";
import type { Message } from "../../src/types";
import { context, example, examples, read, schema, show } from "../support";

const draw = (message: Message) => show(renderMessage(message, context()));

describe("renderMessage", () => {
  const types = schema.$defs.message.oneOf.map(({ $ref }: { $ref: string }) => $ref.split("/").at(-1));

  it("has an example of each type of the schema", () => {
    expect(Object.keys(examples).sort()).toEqual([...types].sort());
  });

  it.each([
    ["text", ".prose ul li", "un master ;"],
    ["programmes", "ul.cards h3", "Mastère Spécialisé Big Data"],
    ["comparison", "table thead th[scope=col]", "Master Informatique (Lens)"],
    ["steps", "ol.path li strong", "Terminale"],
    ["chart", "figure li .value", "25 000 à 30 000 €"],
    [
      "notice",
      ".notice.privacy .prose",
      "Je suis un programme automatique, pas une personne. N’écris pas d’informations personnelles.",
    ],
  ] as const)("shows the example of %s", (type, selector, expected) => {
    expect(types).toContain(type);
    expect(read(draw(example(type)).querySelector(selector))).toBe(expected);
  });

  it.each([
    ["a type that is not known", { type: "video", text: "Voici **une** vidéo." }],
    ["programmes without items", { type: "programmes", text: "Voici **une** vidéo." }],
    [
      "a comparison whose rows are broken",
      { type: "comparison", text: "Voici **une** vidéo.", columns: ["a", "b"], rows: [{}] },
    ],
    ["a chart of nothing", { type: "chart", text: "Voici **une** vidéo.", unit: "€" }],
  ])("shows the text of %s", (_, message) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const box = draw(message as unknown as Message);
    expect(read(box)).toBe("Voici une vidéo.");
    expect(read(box.querySelector("strong"))).toBe("une");
    expect(choicesOf(message as unknown as Message)).toEqual({ offered: [], feedback: [] });
  });

  it.each(Object.keys(examples))("shows markup in the data of %s as text", (type) => {
    const attack = '<img src=x onerror="alert(1)">';
    const spoil = (value: unknown): unknown => {
      if (typeof value === "string") return attack;
      if (Array.isArray(value)) return value.map(spoil);
      if (value && typeof value === "object") {
        return Object.fromEntries(
          Object.entries(value).map(([key, inside]) => [key, key === "type" ? inside : spoil(inside)]),
        );
      }
      return value;
    };
    const box = draw(spoil(examples[type]![0]) as Message);
    expect(box.querySelector("img")).toBeNull();
    expect(read(box)).toContain("<img");
  });
});

describe("choicesOf", () => {
  it("sets apart the thumbs, and what a card offers already", () => {
    const message = example("programmes");
    message.choices!.push(
      { id: "u", label: "👍 Utile", kind: "feedback", vote: "up" },
      { id: "d", label: "👎 Pas utile", kind: "feedback", vote: "down" },
      { id: "o", label: "Voir toutes les formations" },
    );
    const { offered, feedback } = choicesOf(message);
    expect(offered.map(({ id }) => id)).toEqual(["o"]);
    expect(feedback.map(({ id }) => id)).toEqual(["u", "d"]);
  });

  it("offers nothing where there is nothing", () => {
    expect(choicesOf(example("notice"))).toEqual({ offered: [], feedback: [] });
  });
});
