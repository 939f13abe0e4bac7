/** The recap, fetched when it is asked for; some servers have none. */

import { type Api, ApiError } from "./api";
import { readPage } from "./page";

export interface RecapState {
  status: "loading" | "ready" | "failed" | "missing";
  page?: HTMLElement;
  /** The address of the PDF, once it is here. */
  file?: string;
  copied: boolean;
}

export class Recap {
  /** What is shown of it, while it is open. */
  state: RecapState | undefined;
  available = true;

  constructor(private readonly changed: () => void) {}

  async open(api: Api, token: string): Promise<void> {
    this.#set({ status: "loading", copied: false });
    try {
      const page = readPage(await api.recap(token));
      this.#add({ status: "ready", page });
    } catch (error) {
      const missing = error instanceof ApiError && error.status === 404;
      this.available = !missing;
      this.#add({ status: missing ? "missing" : "failed" });
      return;
    }
    try {
      this.#add({ file: URL.createObjectURL(await api.recapFile(token)) });
    } catch {
      // The page can be read and copied all the same.
    }
  }

  close(): void {
    if (this.state?.file) URL.revokeObjectURL(this.state.file);
    this.#set(undefined);
  }

  markCopied(): void {
    this.#add({ copied: true });
  }

  #add(more: Partial<RecapState>): void {
    if (this.state) this.#set({ ...this.state, ...more });
  }

  #set(state: RecapState | undefined): void {
    this.state = state;
    this.changed();
  }
}
