/** The recap: the server's page, shown with the widget's own elements, to copy or to print. */

import { html, nothing, type TemplateResult } from "lit";
import { link } from "../markdown";
import { strings } from "../strings";

export interface RecapState {
  status: "loading" | "ready" | "failed" | "missing";
  page?: Document;
  /** The address of the PDF, once it is here. */
  file?: string;
  copied: boolean;
  copy(text: string): void;
  close(): void;
}

export function parsePage(source: string): Document {
  // A document made this way runs no script and loads nothing.
  return new DOMParser().parseFromString(source, "text/html");
}

export function renderRecap(state: RecapState): TemplateResult {
  const text = { loading: strings.recapLoading, failed: strings.recapFailed, missing: strings.recapMissing, ready: "" };
  return html`<div class="recap" role="region" aria-label=${strings.recap}>
    <div class="bar">
      <button type="button" class="secondary" id="back" @click=${state.close}>${strings.backToChat}</button>
      ${state.status === "ready"
        ? html`<button type="button" class="secondary" @click=${() => state.copy(pageText(state.page!))}>
            ${state.copied ? strings.recapCopied : strings.recapCopy}
          </button>`
        : nothing}
      ${state.file ? html`<a class="primary" href=${state.file} target="_blank">${strings.recapFile}<span class="sr"> ${strings.newWindow}</span></a>` : nothing}
    </div>
    <div class="prose" tabindex="0" role="region" aria-label=${strings.recap}>
      ${text[state.status] ? html`<p role="status">${text[state.status]}</p>` : renderNodes(state.page!.body)}
    </div>
  </div>`;
}

function renderNodes(parent: Node): unknown[] {
  return [...parent.childNodes].map(renderNode);
}

/** Return a node of the page: known elements without their attributes, the content of others, never a script. */
function renderNode(node: Node): unknown {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node.nodeType === Node.ELEMENT_NODE)) return nothing;
  const inside = renderNodes(node);
  switch ((node as Element).localName) {
    case "script":
    case "style":
    case "title":
    case "button":
      return nothing;
    case "h1":
      return html`<h3>${inside}</h3>`;
    case "h2":
      return html`<h4>${inside}</h4>`;
    case "h3":
    case "h4":
      return html`<h5>${inside}</h5>`;
    case "p":
      return html`<p>${inside}</p>`;
    case "ul":
      return html`<ul>${inside}</ul>`;
    case "ol":
      return html`<ol>${inside}</ol>`;
    case "li":
      return html`<li>${inside}</li>`;
    case "br":
      return html`<br />`;
    case "strong":
    case "b":
      return html`<strong>${inside}</strong>`;
    case "table":
      return html`<table>${inside}</table>`;
    case "tr":
      return html`<tr>${inside}</tr>`;
    case "th":
      return html`<th>${inside}</th>`;
    case "td":
      return html`<td>${inside}</td>`;
    case "a":
      return link(inside, (node as HTMLAnchorElement).getAttribute("href") ?? undefined);
    case "section":
    case "article":
    case "div":
    case "header":
    case "footer":
      return html`<div>${inside}</div>`;
    default:
      return inside;
  }
}

const BLOCK = /^(h[1-6]|p|li|tr|div|section|article|header|footer|br)$/;

/** Return the page as lines of text. */
export function pageText(page: Document): string {
  const write = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? "").replace(/\s+/g, " ");
    const name = (node as Element).localName ?? "";
    if (/^(script|style|title|button)$/.test(name)) return "";
    const inside = [...node.childNodes].map(write).join("");
    const end = BLOCK.test(name) ? "\n" : name === "td" || name === "th" ? "\t" : "";
    return (name === "li" ? "- " : "") + inside + end;
  };
  return write(page.body)
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
