/** A study path, drawn as a line with a stop for each step. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { renderMarkdown } from "../markdown";
import * as strings from "../strings";
import type { StepsMessage } from "../types";

export function renderSteps(message: StepsMessage): TemplateResult {
  return html`<ol class="path" aria-label=${strings.steps}>
    ${message.items.map(
      (step) =>
        html`<li>
          ${step.when ? html`<span class="when">${step.when}</span>` : nothing}
          <strong>${step.title}</strong>
          ${renderMarkdown(step.text)}
        </li>`,
    )}
  </ol>`;
}
