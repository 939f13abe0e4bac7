/** The answers that are offered, and the small ones that say whether an answer helped. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import * as strings from "../strings";
import type { Choice } from "../types";
import type { Context } from "./context";

const THUMB = /^(👍|👎)\s*/u;

export function isFeedback(choice: Choice): boolean {
  return THUMB.test(choice.label);
}

export function renderChoices(choices: Choice[], context: Context): TemplateResult | typeof nothing {
  if (!choices.length) return nothing;
  const given = choices.findLast(({ label }) => label === context.reply);
  return html`<ul class="choices ${given ? "answered" : ""}" aria-label=${strings.choices}>
    ${choices.map(
      (choice) =>
        html`<li>
          <button type="button" class=${choice === given ? "chosen" : ""} @click=${(event: UIEvent) => context.choose(choice, event)}>
            ${choice === given ? html`${icons.check}<span class="sr">${strings.chosen} </span>` : nothing}${choice.label}
          </button>
        </li>`,
    )}
  </ul>`;
}

export function renderFeedback(choices: Choice[], context: Context): TemplateResult | typeof nothing {
  if (!choices.length) return nothing;
  return html`<ul class="feedback" aria-label=${strings.feedback}>
    ${choices.map((choice) => {
      const label = choice.label.replace(THUMB, "") || choice.label;
      const given = choice.label === context.reply;
      return html`<li>
        <button type="button" class="quiet ${given ? "chosen" : ""}" title=${label} @click=${(event: UIEvent) => context.choose(choice, event)}>
          ${choice.label.startsWith("👍") ? icons.up : icons.down}<span class="sr">${given ? strings.chosen : ""} ${label}</span>
        </button>
      </li>`;
    })}
  </ul>`;
}
