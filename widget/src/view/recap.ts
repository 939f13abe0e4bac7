/** The recap: the server's page, shown with the widget's own elements, to copy or to print. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { RecapState } from "../recap";
import * as strings from "../strings";
import { button } from "./buttons";

const SENTENCES = { loading: strings.recapLoading, failed: strings.recapFailed, missing: strings.recapMissing };

export function renderRecap(state: RecapState, copy: (text: string) => void, close: () => void): TemplateResult {
  const { status, page, file, copied } = state;
  return html`<div class="recap">
    <div class="bar">
      ${button("secondary", strings.backToChat, close, "back")}
      ${
        page
          ? button("secondary", copied ? strings.recapCopied : strings.recapCopy, () => copy(page.innerText))
          : nothing
      }
      ${
        file
          ? html`<a class="primary" href=${file} target="_blank">${strings.recapFile}<span class="sr"> ${strings.newWindow}</span></a>`
          : nothing
      }
    </div>
    <div class="prose" tabindex="0" role="region" aria-label=${strings.recap}>
      ${status === "ready" ? page : html`<p role="status">${SENTENCES[status]}</p>`}
    </div>
  </div>`;
}
