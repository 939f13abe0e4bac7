/** What goes wrong, as a sentence for the user and a time to wait before the next try. */

import { ApiError } from "./api";
import * as strings from "./strings";

const LONGEST_WAIT = 15_000;

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
  const wait = Math.min(1000 * 2 ** failures, LONGEST_WAIT);
  if (error instanceof ApiError) {
    const asked = (error.retryAfter ?? 5) * 1000;
    if (error.status === 429) return new Trouble("too_many", strings.tooMany(error.retryAfter ?? 5), asked);
    return new Trouble("unavailable", strings.unavailable, Math.max(wait, error.retryAfter ? asked : 0));
  }
  if (!navigator.onLine) {
    return new Trouble("offline", messageWaits ? strings.offline : strings.offlineIdle, wait);
  }
  return new Trouble("unreachable", messageWaits ? strings.unreachable : strings.unreachableIdle, wait);
}
