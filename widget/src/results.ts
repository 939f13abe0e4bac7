/** What the user does with the programmes that are found: which are picked to be compared, which searches show a map. */

import type { Answer, Entry } from "./entries";
import { Maps } from "./maps";
import type { Context } from "./messages/context";
import { placesOf } from "./messages/map";
import { Picks } from "./picks";

export class Results {
  picks!: Picks;
  #maps!: Maps;

  constructor(private readonly changed: () => void) {
    this.clear();
  }

  unpick(): void {
    this.picks = new Picks();
  }

  /** Begin with nothing picked and no map opened or closed by hand. */
  clear(): void {
    this.unpick();
    this.#maps = new Maps(this.changed);
  }

  /** Return what an answer may do with its programmes. */
  contextOf({ key, message }: Answer, entries: Entry[]): Pick<Context, "picked" | "pick" | "map" | "toggleMap"> {
    const isLatest = entries.findLast(isSearch)?.key === key;
    const needsMap = message.type === "programmes" && placesOf(message.items).length > 0;
    return {
      picked: (programme) => this.picks.has(programme),
      pick: (programme) => {
        this.picks.toggle(programme);
        this.changed();
      },
      map: this.#maps.of(key, isLatest, needsMap),
      toggleMap: () => this.#maps.toggle(key, isLatest),
    };
  }
}

function isSearch(entry: Entry): boolean {
  return entry.from === "assistant" && entry.message.type === "programmes";
}
