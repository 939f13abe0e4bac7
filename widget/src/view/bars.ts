/** The bars over the field: what goes wrong, what is picked to be compared. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import * as strings from "../strings";
import type { Trouble } from "../trouble";
import type { Programme } from "../types";
import { button, iconButton } from "./buttons";

export function renderTrouble(trouble: Trouble, retry: () => void): TemplateResult {
  const waits = !trouble.passing && trouble.kind !== "too_many";
  return html`<div class="trouble">
    ${trouble.kind === "offline" ? icons.offline : icons.info}<span>${trouble.text}</span>
    ${waits ? button("plain", strings.retry, retry) : nothing}
  </div>`;
}

export function renderPicks(list: Programme[], compare: (event: UIEvent) => void, cancel: () => void): TemplateResult {
  return html`<div class="picked" role="group" aria-label=${strings.comparison}>
    <span>${list.map(({ school }) => school).join(", ")}</span>
    ${
      list.length > 1
        ? button("primary", strings.compareSelected(list.length), compare)
        : html`<span class="dim">${strings.compareHint}</span>`
    }
    ${iconButton("quiet", icons.close, strings.cancel, cancel)}
  </div>`;
}
