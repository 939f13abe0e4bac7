import { afterEach, describe, expect, it, vi } from "vitest";
import { newId } from "../src/ids";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

afterEach(() => vi.unstubAllGlobals());

describe("newId", () => {
  it("is a UUID", () => expect(newId()).toMatch(UUID));

  it("is one without https too", () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    expect(newId()).toMatch(UUID);
    expect(newId()).not.toBe(newId());
  });
});
