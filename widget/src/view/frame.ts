/** What is there whatever is said: the button that opens the chat, and the lines for screen readers. */

import { html, type TemplateResult } from "lit/html.js";
import type { Announcer } from "../announce";
import * as icons from "../icons";
import * as strings from "../strings";

export function renderLauncher(open: boolean, begin: (event: UIEvent) => void): TemplateResult {
  return html`<button type="button" id="launcher" class="launcher" ?hidden=${open} aria-expanded=${open} @click=${begin}>
    ${icons.mark}<span>${strings.launcher}</span><span class="sr"> ${strings.launcherHint}</span>
  </button>`;
}

/** What is read aloud. */
export function renderLog({ lines }: Announcer): TemplateResult {
  return html`<div class="sr" role="log" aria-live="polite" aria-label=${strings.newAnswer}>
    ${lines.map(({ text }) => html`<p>${text}</p>`)}
  </div>`;
}
