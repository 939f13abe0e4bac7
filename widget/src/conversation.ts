/** One conversation: what was said, what waits to be sent, and what goes wrong meanwhile. */

import { type Api, ApiError } from "./api";
import { answerEntries, answeredIds, type Entry, historyEntries, isWaiting } from "./entries";
import { newId } from "./ids";
import type { Memory } from "./memory";
import * as strings from "./strings";
import { Trouble, troubleOf } from "./trouble";
import type { Choice, HistoryEntry, Message, Turn } from "./types";

/** An answer slower than this gets a sentence, ms. */
const SLOW = 10_000;

export interface Listener {
  changed(): void;
  /** Something new to read aloud. */
  said(messages: Message[]): void;
  /** A text that could not be said goes back to the user. */
  returned(text: string): void;
}

/**
 * Brings a conversation forward one call at a time: open it, read it, send what waits. Whatever fails waits and is
 * tried again with the same id, which the server answers once.
 */
export class Conversation {
  entries: Entry[] = [];
  phase: "unopened" | "open" | "erased" = "unopened";
  /** Why there is no conversation any more, when the phase is "erased". */
  farewell = "";
  trouble: Trouble | undefined;
  answering = false;
  slow = false;

  #token: string | undefined;
  #revision = "";
  #until = 0;
  #unread = false;
  #unsent: Turn[] = [];
  #running = false;
  /** Changes when what is under way no longer matters. */
  #era = 0;
  #failures = 0;
  #wake: (() => void) | undefined;

  constructor(
    private readonly api: Api,
    private readonly memory: Memory,
    private readonly keepHours: () => number,
    private readonly listener: Listener,
  ) {}

  /** Open the conversation: the one that is kept, or a new one. */
  start(): void {
    if (this.phase === "open") {
      this.look();
      return;
    }
    this.phase = "open";
    const kept = this.memory.read();
    this.#token = kept?.token;
    this.#revision = kept?.revision ?? "";
    this.#until = kept?.until ?? 0;
    this.#unread = this.#token !== undefined;
    for (const turn of kept?.unsent ?? []) this.#queue(turn);
    this.#run();
  }

  say(text: string): void {
    this.#add({ id: newId(), text, at: Date.now() });
  }

  choose(choice: Choice): void {
    this.#add({ id: newId(), text: choice.label, choice: choice.id, at: Date.now() });
  }

  /** Try again now what waits. */
  retry(): void {
    this.#failures = 0;
    this.#wake?.();
    this.#run();
  }

  /** Erase on the server and here. Raises ApiError or Unreachable when the server did not. */
  async erase(): Promise<void> {
    await this.#eraseOnServer();
    this.memory.forget();
    this.#end(strings.erased);
  }

  /** Erase and open a new conversation. Raises ApiError or Unreachable when the server did not erase. */
  async restart(): Promise<void> {
    await this.#eraseOnServer();
    this.memory.forget();
    this.#end("");
    this.start();
  }

  /** See whether another tab changed what is kept. */
  look(): void {
    const kept = this.memory.read();
    if (this.phase === "erased" && this.farewell === strings.erasedElsewhere && kept) {
      this.start();
      return;
    }
    if (this.phase !== "open") return;
    if (!kept) {
      if (this.#token) this.#leave();
      return;
    }
    if (kept.token !== this.#token) {
      this.#token = kept.token;
      this.entries = this.entries.filter(isWaiting);
      this.#unread = true;
    } else if (kept.revision !== this.#revision) {
      this.#unread = true;
    }
    this.#revision = kept.revision;
    this.#until = kept.until;
    this.#run();
  }

  /** The token, for what is not part of the conversation. */
  get token(): string {
    return this.#token ?? "";
  }

  /** End here what another tab erased, or whose time is over; what was not sent goes back to the user. */
  #leave(): void {
    const unsent = this.#unsent;
    this.#end(Date.now() < this.#until ? strings.erasedElsewhere : strings.over);
    for (const turn of unsent) this.listener.returned(turn.text);
  }

  #add(turn: Turn): void {
    if (this.phase !== "open") this.start();
    if (this.trouble?.passing) this.trouble = undefined;
    this.#queue(turn);
    this.memory.update((kept) => kept.unsent.push(turn));
    this.listener.changed();
    this.#run();
  }

  #queue(turn: Turn): void {
    this.#unsent.push(turn);
    this.entries.push({ from: "user", key: turn.id, at: turn.at, text: turn.text, waiting: true });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.phase === "open" && (await this.#step())) this.listener.changed();
    } finally {
      this.#running = false;
      this.listener.changed();
    }
  }

  /** Do what comes next; return whether there was something to do. */
  async #step(): Promise<boolean> {
    const era = this.#era;
    try {
      if (!this.#token) await this.#open();
      else if (this.#unread) await this.#read();
      else if (this.#unsent[0]) await this.#send(this.#unsent[0]);
      else return false;
      if (era === this.#era) this.#succeeded();
    } catch (error) {
      if (era === this.#era) await this.#failed(error);
    }
    return true;
  }

  async #open(): Promise<void> {
    const era = this.#era;
    const opened = await this.api.open();
    if (era !== this.#era) return;
    this.#token = opened.token;
    const seconds = Math.min(opened.expires_in, this.keepHours() * 3600);
    this.#revision = opened.token.slice(-12);
    this.#until = Date.now() + seconds * 1000;
    this.memory.write({ token: opened.token, until: this.#until, revision: this.#revision, unsent: this.#unsent });
    this.#unread = false;
    const welcome = answerEntries(this.#revision, opened.messages);
    this.entries = [...this.#said(), ...welcome, ...this.entries.filter(isWaiting)];
    this.listener.said(opened.messages);
  }

  async #read(): Promise<void> {
    const era = this.#era;
    this.#unread = false;
    let history: HistoryEntry[];
    try {
      history = await this.api.history(this.#token!);
    } catch (error) {
      this.#unread = era === this.#era;
      throw error;
    }
    if (era !== this.#era) return;
    const answered = answeredIds(history);
    for (const turn of this.#unsent.filter((turn) => answered.has(turn.id))) this.#settle(turn);
    const known = new Set(this.#said().map(({ key }) => key));
    const waiting = this.entries.filter(isWaiting);
    const said = historyEntries(history, this.#token!.slice(-12));
    this.entries = [...said.filter(({ key }) => !waiting.some((entry) => entry.key === key)), ...waiting];
    // What is found again on another page is not read aloud, what another tab brought is.
    if (known.size === 0) return;
    // Erased, it began again: its first words are not those that were known.
    if (said.length < known.size) known.clear();
    this.listener.said(
      this.entries.flatMap((entry) => (entry.from === "assistant" && !known.has(entry.key) ? [entry.message] : [])),
    );
  }

  async #send(turn: Turn): Promise<void> {
    const era = this.#era;
    this.answering = true;
    const timer = setTimeout(() => {
      this.slow = true;
      this.listener.changed();
    }, SLOW);
    this.listener.changed();
    try {
      const { messages, erased } = await this.api.send(this.#token!, turn);
      if (era !== this.#era) return;
      this.#settle(turn);
      this.#revision = turn.id;
      this.memory.update((kept) => (kept.revision = turn.id));
      // What is left of a conversation that was erased is the server's to tell.
      this.#unread = erased === true;
      if (erased) return;
      const place = this.entries.findIndex((entry) => entry.key === turn.id) + 1;
      this.entries = [
        ...this.entries.slice(0, place),
        ...answerEntries(turn.id, messages),
        ...this.entries.slice(place),
      ];
      this.listener.said(messages);
    } finally {
      clearTimeout(timer);
      this.slow = false;
      this.answering = false;
    }
  }

  #said(): Entry[] {
    return this.entries.filter((entry) => !isWaiting(entry));
  }

  /** Take a turn out of what waits: it was answered, or refused. */
  #settle(turn: Turn): void {
    this.#unsent = this.#unsent.filter(({ id }) => id !== turn.id);
    this.memory.update((kept) => (kept.unsent = kept.unsent.filter(({ id }) => id !== turn.id)));
    this.entries = this.entries.map((entry) => (entry.key === turn.id ? { ...entry, waiting: false } : entry));
  }

  #succeeded(): void {
    this.#failures = 0;
    if (!this.trouble?.passing) this.trouble = undefined;
  }

  async #failed(error: unknown): Promise<void> {
    const turn = this.#unsent[0];
    if (error instanceof ApiError) {
      if (error.status === 401 || error.code === "erased") return this.#reopen();
      if (error.status === 409 && turn?.choice) {
        // The offer is no longer known: what was read on it is said instead.
        delete turn.choice;
        return;
      }
      if ((error.status === 400 || error.status === 413) && turn) return this.#refuse(turn, error);
    }
    this.trouble = troubleOf(error, turn !== undefined, this.#failures++);
    this.listener.changed();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.trouble!.wait);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  /** Go on in a new conversation; what waits is sent there. */
  #reopen(): void {
    const era = ++this.#era;
    this.#token = undefined;
    this.memory.forget();
    for (const turn of this.#unsent) delete turn.choice;
    const notice: Entry = { from: "notice", key: `expired${era}`, at: Date.now(), text: strings.expired };
    this.entries = [...this.#said(), notice, ...this.entries.filter(isWaiting)];
  }

  #refuse(turn: Turn, error: ApiError): void {
    this.#settle(turn);
    this.entries = this.entries.filter((entry) => entry.key !== turn.id);
    this.trouble = new Trouble("refused", error.message || strings.refused, 0, true);
    this.listener.returned(turn.text);
  }

  async #eraseOnServer(): Promise<void> {
    if (!this.#token) return;
    try {
      await this.api.erase(this.#token);
    } catch (error) {
      // Unknown or erased already: nothing is stored any more.
      if (!(error instanceof ApiError && (error.status === 401 || error.status === 409))) throw error;
    }
  }

  #end(farewell: string): void {
    this.#era++;
    this.phase = farewell ? "erased" : "unopened";
    this.farewell = farewell;
    this.#token = undefined;
    this.entries = [];
    this.#unsent = [];
    this.trouble = undefined;
    this.#unread = false;
    this.#wake?.();
    this.listener.changed();
  }
}
