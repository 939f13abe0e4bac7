/** The recap: the server's page, shown with the widget's own elements, to copy or to print. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import * as strings from "../strings";

export interface RecapState {
  status: "loading" | "ready" | "failed" | "missing";
  page?: HTMLElement;
  /** The address of the PDF, once it is here. */
  file?: string;
  copied: boolean;
  copy(text: string): void;
  close(): void;
}

export function renderRecap(state: RecapState): TemplateResult {
  const text = { loading: strings.recapLoading, failed: strings.recapFailed, missing: strings.recapMissing, ready: "" };
  return html`<div class="recap">
    <div class="bar">
      <button type="button" class="secondary" id="back" @click=${state.close}>${strings.backToChat}</button>
      ${
        state.status === "ready"
          ? html`<button type="button" class="secondary" @click=${() => state.copy(state.page!.innerText)}>
            ${state.copied ? strings.recapCopied : strings.recapCopy}
          </button>`
          : nothing
      }
      ${state.file ? html`<a class="primary" href=${state.file} target="_blank">${strings.recapFile}<span class="sr"> ${strings.newWindow}</span></a>` : nothing}
    </div>
    <div class="prose" tabindex="0" role="region" aria-label=${strings.recap}>
      ${text[state.status] ? html`<p role="status">${text[state.status]}</p>` : state.page}
    </div>
  </div>`;
}
