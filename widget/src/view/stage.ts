/** Where the conversation is read, and what stands there before there is one. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import type { Scroll } from "../scroll";
import * as strings from "../strings";
import { button, iconButton } from "./buttons";

export function renderStart(farewell: string, begin: (event: UIEvent) => void): TemplateResult {
  return html`<div class="start">
    <span class="mark">${icons.mark}</span>
    ${farewell ? html`<p>${farewell}</p>` : html`<h3>${strings.start.title}</h3><p>${strings.start.text}</p>`}
    ${button("primary", strings.start.button, begin, "begin")}
  </div>`;
}

/** `writing`: what to say while an answer is on its way, empty when none is. */
export function renderStage(transcript: TemplateResult, writing: string, scroll: Scroll): TemplateResult {
  return html`<div class="stage">
    <div class="transcript" tabindex="0" role="region" aria-label=${strings.transcript} @scroll=${scroll.scrolled}>
      ${transcript}
      ${
        writing
          ? html`<p class="writing"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${writing}</p>`
          : nothing
      }
    </div>
    ${scroll.away ? iconButton("latest", icons.send, strings.latest, scroll.jump) : nothing}
  </div>`;
}
