/** The programmes that the user wants to compare: three at most, the latest. */

import type { Programme } from "./types";

const MOST = 3;

export class Picks {
  list: Programme[] = [];

  has({ id }: Programme): boolean {
    return this.list.some((programme) => programme.id === id);
  }

  toggle(programme: Programme): void {
    const others = this.list.filter(({ id }) => id !== programme.id);
    this.list = this.has(programme) ? others : [...others, programme].slice(-MOST);
  }

  /** Return how to name each: by its school, and its title too where a school has several. */
  names(): string[] {
    return this.list.map(({ school, title }) =>
      this.list.filter((other) => other.school === school).length > 1 ? `${title}, ${school}` : school,
    );
  }
}
