import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Api, ApiError, Unreachable } from "../src/api";
import { Conversation } from "../src/conversation";
import { Memory } from "../src/memory";
import * as strings from "../src/strings";
import { ERASE, FakeServer } from "./server";

const HOURS = 3_600_000;
const unavailable = () => new ApiError(503, "unavailable", "x", 5);

let server: FakeServer;

/** A tab of the browser: all share the server and what the browser keeps. */
function tab() {
  const heard: string[] = [];
  const returned: string[] = [];
  const conversation = new Conversation(server as unknown as Api, new Memory("https://a.fr"), () => 24, {
    changed: () => {},
    said: (messages) => heard.push(...messages.map(({ text }) => text)),
    returned: (text) => returned.push(text),
  });
  return { conversation, heard, returned };
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** Return what the transcript shows, one line for each entry. */
function shown({ entries }: Conversation): string[] {
  return entries.map((entry) => {
    if (entry.from === "assistant") return `< ${entry.message.text}`;
    return entry.from === "user" ? `> ${entry.text}${entry.waiting ? " …" : ""}` : `- ${entry.text}`;
  });
}

const taken = () => [...server.conversations.values()].flat().map(({ text }) => text);

async function opened() {
  const here = tab();
  here.conversation.start();
  await settle();
  return here;
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  server = new FakeServer();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a conversation", () => {
  it("asks and keeps nothing before it is opened", async () => {
    tab();
    await settle();
    expect([server.calls, localStorage.length]).toEqual([[], 0]);
  });

  it("begins with the welcome, which is read aloud", async () => {
    const { conversation, heard } = await opened();
    expect(shown(conversation)).toEqual(["< Bonjour"]);
    expect(heard).toEqual(["Bonjour"]);
  });

  it("opens by itself for a first message", async () => {
    const { conversation } = tab();
    conversation.say("cb sa gagne ?");
    await settle();
    expect(shown(conversation)).toEqual(["< Bonjour", "> cb sa gagne ?", "< Réponse à « cb sa gagne ? »"]);
  });

  it("shows nothing any more of what was erased in the chat, here and in another tab", async () => {
    const { conversation, heard } = await opened();
    conversation.say("un");
    await settle();
    const other = await opened();
    conversation.say(ERASE);
    await settle();
    other.conversation.look();
    await settle();
    for (const each of [conversation, other.conversation]) expect(shown(each)).toEqual(["< Effacée", "< Bonjour"]);
    expect(heard.slice(-2)).toEqual(["Effacée", "Bonjour"]);
    conversation.say("deux");
    await settle();
    expect(shown(conversation)).toEqual(["< Effacée", "< Bonjour", "> deux", "< Réponse à « deux »"]);
  });

  it("sends messages in order, each after the answer to the one before", async () => {
    const { conversation } = await opened();
    conversation.say("un");
    conversation.choose({ id: "c", label: "deux" });
    await settle();
    expect(server.calls).toEqual(["open", "send token-1 text un", "send token-1 choice deux"]);
    expect(shown(conversation)).toEqual(["< Bonjour", "> un", "< Réponse à « un »", "> deux", "< Réponse à « deux »"]);
  });

  it("says when an answer is slow, until it is here", async () => {
    const { conversation } = await opened();
    let answer = (_: { messages: [] }) => {};
    vi.spyOn(server, "send").mockReturnValue(new Promise((resolve) => (answer = resolve)));
    conversation.say("un");
    await settle(9_900);
    expect([conversation.answering, conversation.slow]).toEqual([true, false]);
    await settle(200);
    expect(conversation.slow).toBe(true);
    answer({ messages: [] });
    await settle();
    expect([conversation.answering, conversation.slow]).toEqual([false, false]);
  });
});

describe("when something fails", () => {
  it.each([
    ["no network", new Unreachable(), "unreachable"],
    ["a 503", unavailable(), "unavailable"],
    ["a 502 of a proxy", new ApiError(502, "", ""), "unavailable"],
    ["a 429", new ApiError(429, "too_many", "x", 4), "too_many"],
  ])("keeps the message through %s, and sends it once it can", async (_, error, kind) => {
    const { conversation } = await opened();
    server.fail("send", error);
    conversation.say("un");
    await settle();
    expect(conversation.trouble?.kind).toBe(kind);
    expect(shown(conversation)).toEqual(["< Bonjour", "> un …"]);
    await settle(5_000);
    expect(conversation.trouble).toBeUndefined();
    expect(shown(conversation)).toEqual(["< Bonjour", "> un", "< Réponse à « un »"]);
    expect(taken()).toEqual(["un"]);
  });

  it("waits as long as a 429 asks, and says how long", async () => {
    const { conversation } = await opened();
    server.fail("send", new ApiError(429, "too_many", "x", 7));
    conversation.say("un");
    await settle(6_900);
    expect(conversation.trouble?.text).toBe(
      "Tu vas un peu vite pour moi\u00a0: je reprends dans 7\u00a0secondes. Je garde ton message, il partira dès que possible.",
    );
    expect(taken()).toEqual([]);
    await settle(200);
    expect(taken()).toEqual(["un"]);
  });

  it("sends again with the same id what may have arrived", async () => {
    const { conversation } = await opened();
    server.loseAnswer();
    conversation.say("un");
    await settle(2_000);
    expect(server.calls.slice(1)).toEqual(["send token-1 text un", "send token-1 text un"]);
    expect(taken()).toEqual(["un"]);
  });

  it("tries at once when the line is back", async () => {
    const { conversation } = await opened();
    for (let i = 0; i < 6; i++) server.fail("send", new Unreachable());
    conversation.say("un");
    await settle(20_000);
    const tries = server.calls.length;
    expect(taken()).toEqual([]);
    for (; server.calls.length < 8; ) {
      conversation.retry();
      await settle();
    }
    expect(tries).toBeLessThan(8);
    expect(taken()).toEqual(["un"]);
  });

  it("tells no network from no server", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const { conversation } = await opened();
    server.fail("send", new Unreachable());
    conversation.say("un");
    await settle();
    expect(conversation.trouble?.text).toBe(
      "Tu n’as plus de connexion internet. Je garde ton message, il partira dès que possible.",
    );
  });

  it.each([
    ["an expired token", new ApiError(401, "unknown_token", "x")],
    ["a conversation that the server erased", new ApiError(409, "erased", "x")],
  ])("goes on in a new conversation after %s", async (_, error) => {
    const { conversation } = await opened();
    server.fail("send", error);
    conversation.choose({ id: "c", label: "un" });
    await settle();
    expect(shown(conversation)).toEqual([
      "< Bonjour",
      `- ${strings.expired}`,
      "< Bonjour",
      "> un",
      "< Réponse à « un »",
    ]);
    expect(server.calls.at(-1)).toBe("send token-2 text un");
    expect(new Memory("https://a.fr").read()?.token).toBe("token-2");
  });

  it("says in words a choice that is no longer known", async () => {
    const { conversation } = await opened();
    server.fail("send", new ApiError(409, "choice_not_offered", "x"));
    conversation.choose({ id: "c", label: "un" });
    await settle();
    expect(server.calls.slice(1)).toEqual(["send token-1 choice un", "send token-1 text un"]);
  });

  it.each([400, 413])("gives the text back after a %i, with the server’s sentence", async (status) => {
    const { conversation, returned } = await opened();
    server.fail("send", new ApiError(status, "x", "Trop long."));
    conversation.say("un");
    await settle();
    expect([returned, conversation.trouble?.text]).toEqual([["un"], "Trop long."]);
    conversation.say("deux");
    await settle();
    expect(conversation.trouble).toBeUndefined();
    expect(shown(conversation)).toEqual(["< Bonjour", "> deux", "< Réponse à « deux »"]);
  });

  it("opens later what could not be opened", async () => {
    server.fail("open", unavailable());
    const { conversation } = await opened();
    conversation.say("un");
    expect(conversation.trouble?.text).toBe(
      "L’assistant ne peut pas répondre pour le moment. Je réessaie dès que possible.",
    );
    await settle(5_000);
    expect(shown(conversation)).toEqual(["< Bonjour", "> un", "< Réponse à « un »"]);
  });
});

describe("on another page", () => {
  it("shows what was said, without reading it aloud", async () => {
    const before = await opened();
    before.conversation.say("un");
    await settle();
    const { conversation, heard } = await opened();
    expect(shown(conversation)).toEqual(["< Bonjour", "> un", "< Réponse à « un »"]);
    expect(heard).toEqual([]);
  });

  it("sends what was not sent, once", async () => {
    const before = await opened();
    for (let i = 0; i < 9; i++) server.fail("send", new Unreachable());
    before.conversation.say("un");
    await settle();
    server = Object.assign(new FakeServer(), { conversations: server.conversations });
    const { conversation, heard } = await opened();
    expect(shown(conversation)).toEqual(["< Bonjour", "> un", "< Réponse à « un »"]);
    expect(taken()).toEqual(["un"]);
    expect(heard).toEqual(["Réponse à « un »"]);
  });

  it("does not send again what was answered meanwhile", async () => {
    const before = await opened();
    server.loseAnswer();
    before.conversation.say("un");
    const { conversation } = await opened();
    expect(shown(conversation)).toEqual(["< Bonjour", "> un", "< Réponse à « un »"]);
    expect(server.calls.filter((call) => call.startsWith("send"))).toHaveLength(1);
  });

  it("begins anew when its time is over", async () => {
    await opened();
    await settle(24 * HOURS + 1);
    await opened();
    expect(server.calls).toEqual(["open", "open"]);
  });
});

describe("two tabs", () => {
  it("show the same", async () => {
    const [one, two] = [await opened(), await opened()];
    one.conversation.say("un");
    await settle();
    two.conversation.look();
    await settle();
    expect(shown(two.conversation)).toEqual(shown(one.conversation));
    expect(two.heard).toEqual(["Réponse à « un »"]);
  });

  it("do not read again what did not change", async () => {
    const { conversation } = await opened();
    conversation.look();
    await settle();
    expect(server.calls).toEqual(["open"]);
  });

  it("erase together; what was not sent is given back", async () => {
    const [one, two] = [await opened(), await opened()];
    server.fail("send", new Unreachable());
    two.conversation.say("pas parti");
    await settle();
    await one.conversation.erase();
    two.conversation.look();
    await settle();
    expect([two.conversation.phase, two.conversation.farewell]).toEqual(["erased", strings.erasedElsewhere]);
    expect(two.returned).toEqual(["pas parti"]);
    expect([taken(), localStorage.length]).toEqual([[], 0]);
  });

  it("start again together", async () => {
    const [one, two] = [await opened(), await opened()];
    one.conversation.say("un");
    await settle();
    await one.conversation.restart();
    two.conversation.look();
    await settle();
    expect(shown(two.conversation)).toEqual(["< Bonjour"]);
    expect(server.calls.at(-1)).toBe("history token-2");
  });
});

describe("erasing", () => {
  it("leaves nothing, here or there", async () => {
    const { conversation } = await opened();
    conversation.say("un");
    await settle();
    await conversation.erase();
    expect([conversation.phase, conversation.entries, localStorage.length]).toEqual(["erased", [], 0]);
    expect(server.conversations.size).toBe(0);
  });

  it("keeps everything when the server did not erase", async () => {
    const { conversation } = await opened();
    server.fail("erase", new Unreachable());
    await expect(conversation.erase()).rejects.toBeInstanceOf(Unreachable);
    expect(shown(conversation)).toEqual(["< Bonjour"]);
    expect(new Memory("https://a.fr").read()?.token).toBe("token-1");
  });

  it.each([new ApiError(401, "unknown_token", "x"), new ApiError(409, "erased", "x")])(
    "is done when nothing is stored any more: $status",
    async (error) => {
      const { conversation } = await opened();
      server.fail("erase", error);
      await conversation.erase();
      expect(conversation.phase).toBe("erased");
    },
  );

  it("drops an answer that comes afterwards", async () => {
    const { conversation } = await opened();
    let answer = (_: { messages: { type: "text"; text: string }[] }) => {};
    vi.spyOn(server, "send").mockReturnValue(new Promise((resolve) => (answer = resolve)));
    conversation.say("un");
    await settle();
    await conversation.erase();
    answer({ messages: [{ type: "text", text: "tard" }] });
    await settle();
    expect([conversation.entries, localStorage.length]).toEqual([[], 0]);
  });
});

it("starts again from nothing, erasing first", async () => {
  const { conversation } = await opened();
  conversation.say("un");
  await settle();
  await conversation.restart();
  await settle();
  expect(shown(conversation)).toEqual(["< Bonjour"]);
  expect(server.calls.slice(-2)).toEqual(["erase token-1", "open"]);
});
