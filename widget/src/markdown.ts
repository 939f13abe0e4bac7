/** The assistant's light Markdown, as templates: paragraphs, lists, bold, links; everything else is text. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { safeUrl } from "./links";
import * as strings from "./strings";

type Inline = string | TemplateResult;

export interface Block {
  kind: "p" | "ul" | "ol";
  lines: string[];
  /** The number of the first line of an ordered list. */
  start: number;
}

const BULLET = /^\s*[-*•]\s+(.*)$/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(.*)$/;
const INLINE = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()«»]*[\w/=&#-])/g;

/** Return the blocks of a text, in order. */
export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split("\n")) {
    const bullet = BULLET.exec(line);
    const number = NUMBER.exec(line);
    if (!line.trim()) {
      open = undefined;
      continue;
    }
    const kind = bullet ? "ul" : number ? "ol" : "p";
    if (open?.kind !== kind) {
      open = { kind, lines: [], start: Number(number?.[1] ?? 1) };
      blocks.push(open);
    }
    open.lines.push(bullet?.[1] ?? number?.[2] ?? line.trim());
  }
  return blocks;
}

/** Return a link, or only its label when its address is not allowed. */
export function link(label: unknown, address: string | undefined, className = ""): unknown {
  const url = safeUrl(address);
  if (!url) return label;
  return /^http/.test(url)
    ? html`<a class=${className} href=${url} target="_blank" rel="noopener noreferrer">${label}<span class="sr"> ${strings.newWindow}</span></a>`
    : html`<a class=${className} href=${url}>${label}</a>`;
}

/** Return the bold and the links of one line. */
export function renderInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    const [whole, bold, label, address, bare] = match;
    if (match.index > end) parts.push(line.slice(end, match.index));
    end = match.index + whole.length;
    if (bold !== undefined) parts.push(html`<strong>${renderInline(bold)}</strong>`);
    else parts.push((bare ? link(bare, bare) : link(label, address)) as Inline);
  }
  if (end < line.length) parts.push(line.slice(end));
  return parts;
}

function renderBlock({ kind, lines, start }: Block): TemplateResult {
  if (kind === "p") return html`<p>${lines.map((line, i) => [i ? html`<br />` : nothing, renderInline(line)])}</p>`;
  const items = lines.map((line) => html`<li>${renderInline(line)}</li>`);
  return kind === "ul" ? html`<ul>${items}</ul>` : html`<ol start=${start}>${items}</ol>`;
}

export function renderBlocks(blocks: Block[]): TemplateResult | typeof nothing {
  return blocks.length ? html`<div class="prose">${blocks.map(renderBlock)}</div>` : nothing;
}

export function renderMarkdown(text: string): TemplateResult | typeof nothing {
  return renderBlocks(parseBlocks(text));
}

/** Return the text as one would read it aloud or paste it: without the marks. */
export function plainText(text: string): string {
  return text.replace(INLINE, (whole, bold, label) => (bold === undefined ? (label ?? whole) : plainText(bold)));
}
