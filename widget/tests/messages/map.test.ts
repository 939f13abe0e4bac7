import { describe, expect, it } from "vitest";
import * as france from "../../src/map/cap-ia-map";
import { placesOf, renderMap } from "../../src/messages/map";
import { context, example, read, show } from "../support";

const message = example("programmes");
const at = (town: string, lat?: number, lon?: number) => {
  const { lat: _, lon: __, ...item } = message.items[0]!;
  return { ...item, towns: [town], ...(lat !== undefined && lon !== undefined && { lat, lon }) };
};
message.items = [at("Paris", 48.853, 2.349), at("Paris", 48.853, 2.349), at("Brest", 48.39, -4.486), at("Ailleurs")];

describe("placesOf", () => {
  it("counts each town once", () => {
    expect(placesOf(message.items).map(({ town, count }) => [town, count])).toEqual([
      ["Paris", 2],
      ["Brest", 1],
    ]);
  });
});

describe("renderMap", () => {
  it.each([
    ["one town", [at("Paris", 48.853, 2.349), at("Paris", 48.853, 2.349)]],
    ["a town and its suburb", [at("Paris", 48.853, 2.349), at("Le Kremlin-Bicêtre", 48.81, 2.359)]],
    ["towns without a position", [at("Ailleurs"), at("Nulle part")]],
  ])("is not offered for %s", (_, items) => {
    expect(read(show(renderMap({ ...message, items }, context())))).toBe("");
  });

  it.each([
    ["closed", "false", "Voir sur la carte"],
    ["loading", "true", "Masquer la carte"],
    ["failed", "true", "Masquer la carte La carte n’a pas pu être chargée."],
  ] as const)("says when it is %s", (map, expanded, text) => {
    const box = show(renderMap(message, context({ map })));
    expect(box.querySelector("button")?.getAttribute("aria-expanded")).toBe(expanded);
    expect(read(box)).toBe(text);
  });

  it("draws the country and the towns, with an equivalent in words", () => {
    const box = show(renderMap(message, context({ map: france })));
    const picture = box.querySelector("svg[role=img]");
    expect(picture?.getAttribute("aria-label")).toBe("Carte de France des villes trouvées\u00a0: Paris, Brest");
    expect(picture?.querySelector("path")?.getAttribute("d")).toMatch(/^M\d/);
    expect([...picture!.querySelectorAll("text")].map(read)).toEqual(["Paris (2)", "Brest"]);
  });
});
