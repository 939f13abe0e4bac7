import { describe, expect, it } from "vitest";
import { renderChart, scaleOf } from "../../src/messages/chart";
import { example, read, show } from "../support";

const range = (low: number, high?: number) => ({
  label: "x",
  low,
  source: "s",
  year: 2023,
  ...(high !== undefined && { high }),
});

describe("scaleOf", () => {
  it.each([
    ["salaries of a year", [range(25000, 30000), range(50000, 108000)], [0, 25000, 50000, 75000, 100000, 125000]],
    ["an open range, with room", [range(50000)], [0, 20000, 40000, 60000, 80000]],
    ["salaries of a month", [range(1800, 2500)], [0, 500, 1000, 1500, 2000, 2500]],
    ["a rate", [range(75, 89.6)], [0, 20, 40, 60, 80, 100]],
    ["nothing", [range(0, 0)], [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("fits %s", (_, items, ticks) => {
    const scale = scaleOf(items);
    for (const [i, tick] of scale.ticks.entries()) expect(tick).toBeCloseTo(ticks[i]!, 9);
    expect(scale.ticks).toHaveLength(ticks.length);
    expect(scale.end).toBe(scale.ticks.at(-1));
  });
});

describe("renderChart", () => {
  const box = show(renderChart(example("chart"), "k"));

  it("says each range, its source and its year in words", () => {
    expect([...box.querySelectorAll("figure li")].map(read)).toEqual([
      "Au début 25 000 à 30 000 € Fiche métier Ingénieur en intelligence artificielle, non daté",
      "Ensuite 50 000 € et plus silicon.fr, 2023",
    ]);
    expect(read(box.querySelector("figcaption"))).toBe("Fourchettes en € par an");
  });

  it("draws the bars to one scale", () => {
    const bars = [...box.querySelectorAll("svg.bar rect:not(.track)")].map((bar) => [
      bar.getAttribute("x"),
      bar.getAttribute("width"),
    ]);
    expect(bars).toEqual([
      ["31.25%", "6.25%"],
      ["62.5%", "37.5%"],
    ]);
  });

  it("hides its drawings from those who hear the words", () => {
    expect([...box.querySelectorAll("svg")].every((drawing) => drawing.getAttribute("aria-hidden") === "true")).toBe(
      true,
    );
  });
});
