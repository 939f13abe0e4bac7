/** What a message may do, and knows of its place in the conversation. */

import type { FranceMap } from "../map/france";
import type { Choice, Programme } from "../types";

export interface Context {
  /** Names the message in the page. */
  key: string;
  /** The user's next words, if there are any. */
  reply: string | undefined;
  choose(choice: Choice, event: UIEvent): void;
  ask(text: string, event: UIEvent): void;
  picked(programme: Programme): boolean;
  pick(programme: Programme): void;
  /** The map: loaded, not wanted, on its way, or not to be had. */
  map: FranceMap | "closed" | "loading" | "failed";
  toggleMap(): void;
}
