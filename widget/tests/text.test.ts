import { describe, expect, it } from "vitest";
import { words, writeDay } from "../src/text";

const NOW = new Date(2026, 10, 24, 9, 0).getTime();

describe("writeDay", () => {
  it.each([
    ["this morning", new Date(2026, 10, 24, 0, 5), "Aujourd’hui"],
    ["last evening", new Date(2026, 10, 23, 23, 55), "Hier"],
    ["before", new Date(2026, 10, 20, 12), "vendredi 20 novembre"],
  ])("names %s", (_, at, expected) => {
    expect(writeDay(at.getTime(), NOW)).toBe(expected);
  });
});

describe("words", () => {
  it.each([
    ["École Centrale de Lille", ["ecole", "centrale", "de", "lille"]],
    ["Université d’Artois", ["universite", "d", "artois"]],
    ["Lyon 1", ["lyon", "1"]],
    ["", []],
  ])("reads %s", (name, expected) => {
    expect(words(name)).toEqual(expected);
  });
});
