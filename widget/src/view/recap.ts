/** The recap: the server's page, shown with the widget's own elements, to copy or to print. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { safeUrl } from "../links";
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

/** Return what to show of a page. */
export function readPage(page: Document): HTMLElement {
  const shown = document.createElement("div");
  shown.append(copyInside(page.body));
  return shown;
}

export function renderRecap(state: RecapState): TemplateResult {
  const text = { loading: strings.recapLoading, failed: strings.recapFailed, missing: strings.recapMissing, ready: "" };
  return html`<div class="recap" role="region" aria-label=${strings.recap}>
    <div class="bar">
      <button type="button" class="secondary" id="back" @click=${state.close}>${strings.backToChat}</button>
      ${state.status === "ready"
        ? html`<button type="button" class="secondary" @click=${() => state.copy(state.page!.innerText)}>
            ${state.copied ? strings.recapCopied : strings.recapCopy}
          </button>`
        : nothing}
      ${state.file ? html`<a class="primary" href=${state.file} target="_blank">${strings.recapFile}<span class="sr"> ${strings.newWindow}</span></a>` : nothing}
    </div>
    <div class="prose" tabindex="0" role="region" aria-label=${strings.recap}>
      ${text[state.status] ? html`<p role="status">${text[state.status]}</p>` : state.page}
    </div>
  </div>`;
}

const KNOWN = /^(h[1-6]|p|[uo]l|li|br|strong|b|em|table|t[rhd]|div|section|article|a)$/;
const UNREAD = /^(script|style|template|iframe|button)$/;

/** Return a copy of what is inside: known elements without their attributes, the content of others, no script. */
function copyInside(parent: Node): DocumentFragment {
  const copy = document.createDocumentFragment();
  for (const node of parent.childNodes) {
    const name = (node as Element).localName ?? "";
    if (node.nodeType === Node.TEXT_NODE) copy.append(node.textContent!);
    if (!name || UNREAD.test(name)) continue;
    const inside = copyInside(node);
    if (!KNOWN.test(name)) {
      copy.append(inside);
      continue;
    }
    const element = document.createElement(name);
    const address = safeUrl((node as Element).getAttribute("href") ?? undefined);
    if (name === "a" && address) {
      (element as HTMLAnchorElement).href = address;
      (element as HTMLAnchorElement).target = "_blank";
      (element as HTMLAnchorElement).rel = "noopener noreferrer";
    }
    element.append(inside);
    copy.append(element);
  }
  return copy;
}
