/** What screen readers are told, apart from the visible transcript. */

/** A line stays long enough to be read from the region, and is then taken out so that nobody meets it twice. */
const LIFETIME = 5000;

export class Announcer {
  lines: { key: number; text: string }[] = [];
  #next = 0;

  constructor(private readonly changed: () => void) {}

  say(text: string): void {
    const key = this.#next++;
    this.lines = [...this.lines, { key, text }];
    this.changed();
    setTimeout(() => {
      this.lines = this.lines.filter((line) => line.key !== key);
      this.changed();
    }, LIFETIME);
  }
}
