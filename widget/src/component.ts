/** A custom element drawn by a Lit template. LitElement does more than is needed here, for 2 kB of the 22. */

import { render, type TemplateResult } from "lit/html.js";

export abstract class Component extends HTMLElement {
  readonly root = this.attachShadow({ mode: "open" });
  #scheduled = false;

  constructor(css: string) {
    super();
    // Not a style element, which a strict Content-Security-Policy refuses.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [sheet];
  }

  /** Draw again, once for all the changes of now. */
  readonly update = (): void => {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.isConnected) return;
      render(this.draw(), this.root, { host: this });
      this.drawn();
    });
  };

  protected abstract draw(): TemplateResult;

  protected abstract drawn(): void;
}
