/** What the browser keeps, for a set time, once the user has opened the chat. */

import type { Turn } from "./types";

export interface Kept {
  token?: string;
  /** When all of it is forgotten, ms since 1970. */
  until: number;
  /** Changes when the conversation does, so that other tabs read it again. */
  revision: string;
  unsent: Turn[];
}

/** Storage that never throws: a browser may refuse it, and the chat goes on without. */
class SafeStorage {
  readonly #fallback = new Map<string, string>();

  constructor(private readonly find: () => Storage) {}

  get(key: string): string | null {
    try {
      return this.find().getItem(key);
    } catch {
      return this.#fallback.get(key) ?? null;
    }
  }

  set(key: string, value: string | null): void {
    try {
      if (value === null) this.find().removeItem(key);
      else this.find().setItem(key, value);
    } catch {
      if (value === null) this.#fallback.delete(key);
      else this.#fallback.set(key, value);
    }
  }
}

const local = new SafeStorage(() => localStorage);
const session = new SafeStorage(() => sessionStorage);

export class Memory {
  readonly key: string;

  constructor(readonly server: string) {
    this.key = `cap-ia:${server}`;
  }

  /** Return what all tabs share, undefined when there is nothing or its time is over. */
  read(): Kept | undefined {
    try {
      const kept = JSON.parse(local.get(this.key) ?? "") as Kept;
      if (kept.until > Date.now() && Array.isArray(kept.unsent)) return kept;
      local.set(this.key, null);
    } catch {
      // Nothing, or not ours.
    }
    return undefined;
  }

  write(kept: Kept): void {
    local.set(this.key, JSON.stringify(kept));
  }

  /** Change what is kept, if there is still something. */
  update(change: (kept: Kept) => void): void {
    const kept = this.read();
    if (!kept) return;
    change(kept);
    this.write(kept);
  }

  forget(): void {
    local.set(this.key, null);
  }

  /** What is typed and not yet said, in this tab. */
  get draft(): string {
    return session.get(`${this.key}:draft`) ?? "";
  }

  set draft(text: string) {
    session.set(`${this.key}:draft`, text || null);
  }

  /** Whether the panel is open, in this tab. */
  get open(): boolean {
    return session.get(`${this.key}:open`) !== null;
  }

  set open(open: boolean) {
    session.set(`${this.key}:open`, open ? "1" : null);
  }
}
