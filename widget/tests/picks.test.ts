import { describe, expect, it } from "vitest";
import { Picks } from "../src/picks";
import type { Programme } from "../src/types";
import { example } from "./support";

const programme = (id: string, school = id): Programme => ({
  ...example("programmes").items[0]!,
  id,
  school,
  title: `T ${id}`,
});

function picked(...programmes: Programme[]): Picks {
  const picks = new Picks();
  for (const one of programmes) picks.toggle(one);
  return picks;
}

describe("Picks", () => {
  it.each([
    ["keeps them in order", ["a", "b"], ["a", "b"]],
    ["lets one go that is picked again", ["a", "b", "a"], ["b"]],
    ["keeps the latest three", ["a", "b", "c", "d"], ["b", "c", "d"]],
  ])("%s", (_, ids, expected) => {
    const picks = picked(...ids.map((id) => programme(id)));
    expect(picks.list.map(({ id }) => id)).toEqual(expected);
    expect(picks.has(programme("b"))).toBe(expected.includes("b"));
  });

  it("names schools, and titles where a school has several", () => {
    expect(picked(programme("a", "GEM"), programme("b", "Isep"), programme("c", "GEM")).names()).toEqual([
      "T a, GEM",
      "Isep",
      "T c, GEM",
    ]);
  });
});
