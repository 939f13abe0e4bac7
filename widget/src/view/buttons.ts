/** Buttons: `kind` is their look. */

import { html, nothing, type TemplateResult } from "lit/html.js";

type Act = (event: UIEvent) => void;

export function button(kind: string, content: unknown, act: Act, id?: string): TemplateResult {
  return html`<button type="button" class=${kind} id=${id ?? nothing} @click=${act}>${content}</button>`;
}

/** A button that shows its icon alone; `label` is what it is called, `title` what it says under the mouse. */
export function iconButton(kind: string, icon: unknown, label: string, act: Act, title = label): TemplateResult {
  return html`<button type="button" class=${kind} title=${title} @click=${act}>${icon}<span class="sr">${label}</span></button>`;
}
