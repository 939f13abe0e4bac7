/** The answers that are offered, and the small ones that say whether an answer helped. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import * as strings from "../strings";
import type { Choice } from "../types";
import { button, iconButton } from "../view/buttons";
import type { Context } from "./context";

/** What a label shows before its words; an icon stands for it. */
const PICTURE = /^[^\p{L}]+(?=\p{L})/u;

export function isFeedback(choice: Choice): boolean {
  return choice.kind === "feedback";
}

export function renderChoices(choices: Choice[], context: Context): TemplateResult | typeof nothing {
  if (!choices.length) return nothing;
  const given = choices.findLast(({ label }) => label === context.reply);
  return html`<ul class="choices ${given ? "answered" : ""}" aria-label=${strings.choices}>
    ${choices.map(
      (choice) =>
        html`<li>
          ${button(
            choice === given ? "chosen" : "",
            [
              choice === given ? [icons.check, html`<span class="sr">${strings.chosen} </span>`] : nothing,
              choice.label,
            ],
            (event) => context.choose(choice, event),
          )}
        </li>`,
    )}
  </ul>`;
}

export function renderFeedback(choices: Choice[], context: Context): TemplateResult | typeof nothing {
  if (!choices.length) return nothing;
  return html`<ul class="feedback" aria-label=${strings.feedback}>
    ${choices.map((choice) => {
      const label = choice.label.replace(PICTURE, "");
      const given = choice.label === context.reply;
      return html`<li>
        ${iconButton(
          given ? "quiet chosen" : "quiet",
          choice.vote === "up" ? icons.up : icons.down,
          given ? `${strings.chosen} ${label}` : label,
          (event) => context.choose(choice, event),
          label,
        )}
      </li>`;
    })}
  </ul>`;
}
