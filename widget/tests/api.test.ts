import { afterEach, describe, expect, it, vi } from "vitest";
import { Api, ApiError, Unreachable } from "../src/api";

const api = new Api("https://a.fr");
const turn = { id: "i", text: "cb ?", at: 0 };

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fake = vi.fn(
    async (_: string, __: RequestInit) =>
      new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal("fetch", fake);
  return fake;
}

afterEach(() => vi.unstubAllGlobals());

describe("the API", () => {
  it("sends no cookie, and the token to its server only", async () => {
    const fake = answer(200, { messages: [] });
    await api.history("jeton");
    const [address, options] = fake.mock.calls[0]!;
    expect(address).toBe("https://a.fr/api/v1/messages");
    expect(options).toMatchObject({
      method: "GET",
      credentials: "omit",
      cache: "no-store",
      headers: { Authorization: "Bearer jeton" },
    });
  });

  it.each([
    ["a text", turn, { id: "i", text: "cb ?" }],
    ["a choice, by its id only", { ...turn, choice: "c" }, { id: "i", choice: "c" }],
  ])("sends %s", async (_, said, body) => {
    const fake = answer(200, { messages: [{ type: "text", text: "x" }] });
    expect(await api.send("t", said)).toEqual({ messages: [{ type: "text", text: "x" }] });
    expect(JSON.parse(fake.mock.calls[0]![1].body as string)).toEqual(body);
  });

  it.each([
    [
      "the server’s sentence and wait",
      429,
      { error: { code: "too_many", message: "Doucement." } },
      { "Retry-After": "7" },
      ["too_many", "Doucement.", 7],
    ],
    ["a proxy’s page", 502, "<html>", {}, ["", "", undefined]],
    ["an error of another shape", 500, { detail: "x" }, { "Retry-After": "demain" }, ["", "", undefined]],
  ])("fails with %s", async (_, status, body, headers, expected) => {
    answer(status, body, headers as Record<string, string>);
    const error: ApiError = await api.history("t").catch((e) => e);
    expect(error).toBeInstanceOf(ApiError);
    expect([error.status, error.code, error.message, error.retryAfter]).toEqual([status, ...expected]);
  });

  it.each([
    [
      "no network",
      () =>
        vi.stubGlobal("fetch", async () => {
          throw new TypeError("Failed to fetch");
        }),
    ],
    ["an answer cut short", () => answer(200, '{"messages": [')],
  ])("is unreachable with %s", async (_, arrange) => {
    arrange();
    await expect(api.history("t")).rejects.toBeInstanceOf(Unreachable);
  });
});
