import { describe, expect, it } from "vitest";
import * as strings from "../src/strings";

function sentences(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") {
    return [1, 2].flatMap((n) =>
      sentences(
        value.length > 1 ? value(String(n), n, "€") : value.name === "askComparison" ? value(["A", "B"]) : value(n),
      ),
    );
  }
  return value && typeof value === "object" ? Object.values(value).flatMap(sentences) : [];
}

describe.each(Object.entries(strings))("the text %s", (_, value) => {
  it.each(sentences(value))("is good French typography: %s", (sentence) => {
    expect(sentence).not.toMatch(/'/);
    expect(sentence).not.toMatch(/[^\u00a0\u202f][?!:;€»]/);
    expect(sentence).not.toMatch(/«[^\u00a0]/);
    expect(sentence).not.toMatch(/\b(vous|votre|vos)\b/i);
  });
});
