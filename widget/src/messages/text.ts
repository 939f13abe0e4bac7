import { html, type TemplateResult } from "lit/html.js";
import { renderMarkdown } from "../markdown";
import type { Common } from "../types";

export function renderText(message: Common): TemplateResult {
  return html`<div class="prose">${renderMarkdown(message.text)}</div>`;
}
