/** Keeps the conversation where the user reads it. */

const NEAR = 80;

export class Scroll {
  /** Whether the end is out of sight. */
  away = false;
  #next: "end" | "answer" | undefined;

  constructor(
    private readonly find: () => Element | null,
    private readonly changed: () => void,
  ) {}

  /** Show the end once it is drawn. */
  toEnd(): void {
    this.#next = "end";
  }

  /** Show a new answer from its question on, unless the user reads further up. */
  toAnswer(): void {
    if (!this.away) this.#next ??= "answer";
  }

  readonly scrolled = (): void => {
    const box = this.find();
    if (!box) return;
    const away = box.scrollHeight - box.scrollTop - box.clientHeight > NEAR;
    if (away === this.away) return;
    this.away = away;
    this.changed();
  };

  readonly jump = (): void => {
    const box = this.find();
    box?.scrollTo({ top: box.scrollHeight });
  };

  /** Scroll as asked, after drawing. */
  settle(): void {
    const box = this.find();
    if (!box || !this.#next) return;
    const said = box.querySelectorAll<HTMLElement>("li.user");
    const question = said[said.length - 1];
    // The welcome is read from its beginning.
    if (!question) box.scrollTop = 0;
    else box.scrollTop = this.#next === "answer" ? question.offsetTop - 8 : box.scrollHeight;
    this.#next = undefined;
    this.scrolled();
  }
}
