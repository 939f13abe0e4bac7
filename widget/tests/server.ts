/** A conversation server for the tests: it answers each id once, and fails as it is told to. */

import { ApiError, Unreachable } from "../src/api";
import type { HistoryEntry, Message, Opened, Turn } from "../src/types";

/** What makes the server forget all that was said, in the chat itself, and what it then says. */
export const ERASE = "oui, efface tout";
const ERASED: Message = { type: "notice", level: "privacy", text: "Effacée" };
const WELCOME: Message = { type: "notice", level: "privacy", text: "Bonjour" };

type Call = "open" | "send" | "history" | "erase";

export class FakeServer {
  /** What was called, in order. */
  readonly calls: string[] = [];
  /** The turns that were taken, by conversation. */
  readonly conversations = new Map<string, Turn[]>();
  #failures: [Call, Error][] = [];
  #lost = 0;
  #opened = 0;
  #erased = false;

  /** Fail the next such call. */
  fail(call: Call, error: Error): void {
    this.#failures.push([call, error]);
  }

  /** Take the next message, and lose the answer on its way. */
  loseAnswer(): void {
    this.#lost++;
  }

  forget(token: string): void {
    this.conversations.delete(token);
  }

  async open(): Promise<Opened> {
    this.#note("open", "");
    const token = `token-${++this.#opened}`;
    this.conversations.set(token, []);
    return { token, expires_in: 86_400, messages: [WELCOME] };
  }

  async send(token: string, turn: Turn): Promise<{ messages: Message[]; erased?: true }> {
    this.#note("send", `${token} ${turn.choice ? "choice" : "text"} ${turn.text}`);
    const turns = this.#find(token);
    if (!turns.some(({ id }) => id === turn.id)) turns.push({ ...turn });
    if (this.#lost > 0) {
      this.#lost--;
      throw new Unreachable();
    }
    if (turn.text !== ERASE) return { messages: [answerTo(turn)] };
    this.conversations.set(token, []);
    this.#erased = true;
    return { messages: [ERASED, WELCOME], erased: true };
  }

  async history(token: string): Promise<HistoryEntry[]> {
    this.#note("history", token);
    const at = new Date().toISOString();
    const said = this.#find(token).flatMap((turn): HistoryEntry[] => [
      { from: "user", at, id: turn.id, type: "text", text: turn.text },
      { from: "assistant", at, ...answerTo(turn) },
    ]);
    const first = this.#erased ? [ERASED, WELCOME] : [WELCOME];
    return [...first.map((message): HistoryEntry => ({ from: "assistant", at, ...message })), ...said];
  }

  async erase(token: string): Promise<void> {
    this.#note("erase", token);
    this.#find(token);
    this.forget(token);
  }

  #note(call: Call, what: string): void {
    this.calls.push(`${call} ${what}`.trim());
    const next = this.#failures.findIndex(([name]) => name === call);
    if (next >= 0) throw this.#failures.splice(next, 1)[0]![1];
  }

  #find(token: string): Turn[] {
    const turns = this.conversations.get(token);
    if (!turns) throw new ApiError(409, "erased", "Effacée.");
    return turns;
  }
}

function answerTo(turn: Turn): Message {
  return { type: "text", text: `Réponse à « ${turn.text} »` };
}
