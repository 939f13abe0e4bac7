import { describe, expect, it } from "vitest";
import { renderSources, writeSources } from "../../src/messages/sources";
import type { Source } from "../../src/types";
import { read, show } from "../support";

const sources: Source[] = [
  { label: "silicon.fr, avril 2023", year: 2023, url: "https://silicon.fr" },
  { label: "Onisep", year: null },
  { label: "Faux", year: 2024, url: "javascript:alert(1)" },
];

describe("renderSources", () => {
  it("says each source with its year, once", () => {
    const box = show(renderSources(sources));
    expect(read(box.querySelector("summary"))).toBe("Sources (3)");
    expect([...box.querySelectorAll("li")].map(read)).toEqual([
      "silicon.fr, avril 2023 (nouvelle fenêtre)",
      "Onisep, non daté",
      "Faux, 2024",
    ]);
    expect(box.querySelectorAll("a")).toHaveLength(1);
  });

  it("says a single one at once", () => {
    const box = show(renderSources(sources.slice(1, 2)));
    expect(read(box)).toBe("Source : Onisep, non daté");
    expect(box.querySelector("details")).toBeNull();
  });

  it("is nothing without sources", () => {
    expect(read(show(renderSources(undefined)))).toBe("");
  });
});

it("writes sources to paste", () => {
  expect(writeSources(sources.slice(0, 2))).toBe(
    "Source\u00a0: silicon.fr, avril 2023 (https://silicon.fr)\nSource\u00a0: Onisep, non daté",
  );
});
