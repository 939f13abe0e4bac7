/** Which searches show their map, and the map itself, loaded when first needed. */

import { type FranceMap, loadMap } from "./map/france";
import type { Context } from "./messages/context";

export class Maps {
  #map: FranceMap | "loading" | "failed" | undefined;
  /** The messages whose map the user opened or closed; of the others, the latest shows its own. */
  readonly #asked = new Map<string, boolean>();

  constructor(private readonly changed: () => void) {}

  /** Return what a search shows of its map, and start to load it if need be. */
  of(key: string, isLatest: boolean, needsMap: boolean): Context["map"] {
    if (!this.#isOpen(key, isLatest)) return "closed";
    if (needsMap && !this.#map) this.#load();
    return this.#map ?? "loading";
  }

  toggle(key: string, isLatest: boolean): void {
    const open = !this.#isOpen(key, isLatest);
    this.#asked.set(key, open);
    if (open && this.#map === "failed") this.#load();
    this.changed();
  }

  #isOpen(key: string, isLatest: boolean): boolean {
    return this.#asked.get(key) ?? isLatest;
  }

  async #load(): Promise<void> {
    this.#map = "loading";
    try {
      this.#map = await loadMap();
    } catch {
      this.#map = "failed";
    }
    this.changed();
  }
}
