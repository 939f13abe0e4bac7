import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Memory } from "../src/memory";

const kept = { token: "t", until: Date.now() + 60_000, revision: "r", unsent: [] };

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("Memory", () => {
  it("keeps nothing by itself", () => {
    const memory = new Memory("https://a.fr");
    expect([memory.read(), memory.draft, memory.open]).toEqual([undefined, "", false]);
    memory.update((k) => (k.token = "x"));
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  it("is shared by the tabs of one server, and only of it", () => {
    new Memory("https://a.fr").write(kept);
    expect(new Memory("https://a.fr").read()).toEqual(kept);
    expect(new Memory("https://b.fr").read()).toBeUndefined();
  });

  it("forgets when its time is over", () => {
    const memory = new Memory("https://a.fr");
    memory.write(kept);
    vi.useFakeTimers({ now: kept.until + 1 });
    expect(memory.read()).toBeUndefined();
    expect(localStorage.length).toBe(0);
  });

  it.each(["", "{", "null", "[]", '{"until":9e15}', '"x"'])("does not trip over %s", (stored) => {
    const memory = new Memory("https://a.fr");
    localStorage.setItem(memory.key, stored);
    expect(memory.read()).toBeUndefined();
  });

  it("goes on when the browser refuses storage", () => {
    for (const method of ["getItem", "setItem", "removeItem"] as const) {
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException("denied", "SecurityError");
      });
    }
    const memory = new Memory("https://a.fr");
    memory.write(kept);
    memory.draft = "une question";
    expect([memory.read(), memory.draft]).toEqual([kept, "une question"]);
    memory.forget();
    expect(memory.read()).toBeUndefined();
  });
});
