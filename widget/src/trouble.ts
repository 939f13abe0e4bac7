/** What goes wrong, as a sentence for the user and a time to wait before the next try. */

import { ApiError } from "./api";
import * as strings from "./strings";

/** ms */
const LONGEST_WAIT = 15_000;
/** Seconds, when a server that is asked too much does not say. */
const RATE_WAIT = 5;

export class Trouble {
  constructor(
    readonly kind: "offline" | "unreachable" | "unavailable" | "too_many" | "refused",
    readonly text: string,
    /** ms */
    readonly wait: number,
    /** Said once, about something that is over; otherwise it lasts until a call succeeds. */
    readonly passing = false,
  ) {}
}

/** Return the trouble of a failed call; `failures`: how many calls failed just before. */
export function troubleOf(error: unknown, messageWaits: boolean, failures: number): Trouble {
  const next = messageWaits ? strings.kept : strings.retrying;
  const wait = Math.min(1000 * 2 ** failures, LONGEST_WAIT);
  if (error instanceof ApiError) {
    const asked = error.retryAfter ?? 0;
    if (error.status === 429) {
      const seconds = asked || RATE_WAIT;
      return new Trouble("too_many", `${strings.tooMany(seconds)}${messageWaits ? ` ${next}` : ""}`, seconds * 1000);
    }
    return new Trouble("unavailable", `${strings.unavailable} ${next}`, Math.max(wait, asked * 1000));
  }
  if (!navigator.onLine) return new Trouble("offline", `${strings.offline} ${next}`, wait);
  return new Trouble("unreachable", `${strings.unreachable} ${next}`, wait);
}
