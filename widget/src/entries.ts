/** The lines of a conversation, as they are shown. */

import type { HistoryEntry, Message } from "./types";

export type Entry =
  | { from: "user"; key: string; at: number; text: string; waiting: boolean }
  | { from: "assistant"; key: string; at: number; message: Message }
  | { from: "notice"; key: string; at: number; text: string };

export type Answer = Extract<Entry, { from: "assistant" }>;

/** Return whether it was not answered yet. */
export function isWaiting(entry: Entry): boolean {
  return entry.from === "user" && entry.waiting;
}

/** Return the answer to what has the key `key`. */
export function answerEntries(key: string, messages: Message[], at = Date.now()): Answer[] {
  return messages.map((message, i) => ({ from: "assistant", key: `${key}#${i}`, at, message }));
}

/** Return the conversation so far; the keys are those of the answers when they came. */
export function historyEntries(history: HistoryEntry[], welcomeKey: string): Entry[] {
  let key = welcomeKey;
  let answer = 0;
  return history.map((said): Entry => {
    const at = Date.parse(said.at);
    if (said.from === "assistant") return { from: "assistant", key: `${key}#${answer++}`, at, message: said };
    key = said.id;
    answer = 0;
    return { from: "user", key, at, text: said.text, waiting: false };
  });
}

/** Return the ids of what was said and answered. */
export function answeredIds(history: HistoryEntry[]): Set<string> {
  const answered = history.flatMap((said, i) =>
    said.from === "user" && history[i + 1]?.from === "assistant" ? [said.id] : [],
  );
  return new Set(answered);
}
