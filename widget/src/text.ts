/** Small pieces of text: numbers, times, names. */

import * as strings from "./strings";

/** Make a thing at its first use: each format costs some ms, and most visitors of a page never open the chat. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const number = once(() => new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 }));
const clock = once(() => new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" }));
const day = once(() => new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long" }));
const DAY = 86_400_000;

export const writeNumber = (value: number): string => number().format(value);
export const writeTime = (at: number): string => clock().format(at);

/** Return the day in words, as seen from now. */
export function writeDay(at: number, now = Date.now()): string {
  const daysAgo = (new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / DAY;
  if (Math.round(daysAgo) === 0) return strings.today;
  return Math.round(daysAgo) === 1 ? strings.yesterday : day().format(at);
}

/** Return the words of a name, without accents nor capitals. */
export function words(name: string): string[] {
  return (
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  );
}
