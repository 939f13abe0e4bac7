/** The calls of the conversation API. */

import type { HistoryEntry, Message, Opened, Turn } from "./types";

/** The longest wait for an answer, ms; the same message is then sent again, with the same id. */
const PATIENCE = 40_000;

/** An answer other than success; `message` is the server's French sentence, or empty. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds to wait, when the server says so. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/** No answer: no network, no server, or none in time. */
export class Unreachable extends Error {}

export class Api {
  constructor(private readonly server: string) {}

  open(): Promise<Opened> {
    return this.#json("POST", "conversations", undefined, {});
  }

  /** `erased`: all before the answer was erased, as the turn asked. */
  send(token: string, turn: Turn): Promise<{ messages: Message[]; erased?: true }> {
    const said = turn.choice ? { choice: turn.choice } : { text: turn.text };
    return this.#json("POST", "messages", token, { id: turn.id, ...said });
  }

  async history(token: string): Promise<HistoryEntry[]> {
    return (await this.#json<{ messages: HistoryEntry[] }>("GET", "messages", token)).messages;
  }

  async erase(token: string): Promise<void> {
    await this.#call("DELETE", "conversations", token);
  }

  /** Return the recap as a page of HTML. */
  async recap(token: string): Promise<string> {
    return (await this.#call("GET", "recap", token)).text();
  }

  async recapFile(token: string): Promise<Blob> {
    return (await this.#call("GET", "recap?format=pdf", token)).blob();
  }

  async #json<T>(method: string, path: string, token?: string, body?: object): Promise<T> {
    const response = await this.#call(method, path, token, body);
    try {
      return await response.json();
    } catch {
      throw new Unreachable();
    }
  }

  async #call(method: string, path: string, token?: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = {};
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    let response: Response;
    try {
      response = await fetch(`${this.server}/api/v1/${path}`, {
        method,
        headers,
        credentials: "omit",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
        ...(body && { body: JSON.stringify(body) }),
      });
    } catch {
      throw new Unreachable();
    }
    if (!response.ok) throw await failure(response);
    return response;
  }
}

async function failure(response: Response): Promise<ApiError> {
  let error: { code?: string; message?: string } = {};
  try {
    error = (await response.json()).error ?? {};
  } catch {
    // A proxy answered in the server's place: the status is all there is.
  }
  const seconds = Number(response.headers.get("Retry-After")) || undefined;
  return new ApiError(response.status, error.code ?? "", error.message ?? "", seconds);
}
