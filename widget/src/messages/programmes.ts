/** Programmes as cards, with a map of their towns. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import { type Block, link, parseBlocks, plainText, renderBlocks } from "../markdown";
import * as strings from "../strings";
import { words } from "../text";
import type { Choice, Programme, ProgrammesMessage } from "../types";
import { button } from "../view/buttons";
import type { Context } from "./context";
import { renderMap } from "./map";

/**
 * Return, for each programme, the choice that asks for its detail, if there is one.
 *
 * Such a choice ends with the diploma or the title. It comes in the place of its programme, or names its school.
 */
export function detailChoices({ items = [], choices = [] }: ProgrammesMessage): Map<Programme, Choice> {
  const found = new Map<Programme, Choice>();
  for (const [i, item] of items.entries()) {
    const endings = [item.title, `: ${item.diploma}`, `\u00a0: ${item.diploma}`];
    const fits = (choice: Choice | undefined): choice is Choice =>
      choice !== undefined && endings.some((ending) => choice.label.endsWith(ending));
    const school = new Set(words(item.school));
    const choice = fits(choices[i])
      ? choices[i]
      : choices.find(
          (other) => fits(other) && words(other.label.split(/\u00a0?:/)[0]!).every((word) => school.has(word)),
        );
    if (choice) found.set(item, choice);
  }
  return found;
}

/** Return what the text adds to a title in brackets: « pour manager l’IA, pas pour devenir ingénieur ». */
export function noteOf(text: string, title: string): string | undefined {
  return text.split(`**${title}** (`)[1]?.split(/\),|\)$/m)[0];
}

export function renderProgrammes(message: ProgrammesMessage, context: Context): TemplateResult {
  const details = detailChoices(message);
  const { before, detail, after } = layOut(message);
  return html`
    ${renderBlocks(before)} ${renderMap(message, context)}
    <ul class="cards">
      ${message.items.map((item) =>
        renderCard(
          item,
          detail ?? factsOf(item, noteOf(message.text, item.title)),
          detail ? null : details.get(item),
          context,
        ),
      )}
    </ul>
    ${renderBlocks(after)}
  `;
}

/** Return what of the text stands above the cards, in the only card, and below; the cards replace its list. */
function layOut({ text, items }: ProgrammesMessage): { before: Block[]; detail?: unknown; after: Block[] } {
  const blocks = parseBlocks(text);
  if (!items.length) return { before: blocks, after: [] };
  const list = blocks.findIndex(({ kind, lines }) => kind === "ol" && lines.length === items.length);
  if (list >= 0) return { before: blocks.slice(0, list), after: blocks.slice(list + 1) };
  const title = blocks.findIndex(({ lines }) => lines[0] === `**${items[0]!.title}**`);
  if (items.length > 1 || title < 0) return { before: blocks, after: [] };
  const detail = renderBlocks(blocks.slice(title + 1));
  return { before: blocks.slice(0, title), detail, after: [] };
}

function factsOf(item: Programme, note: string | undefined): TemplateResult {
  return html`<p class="school">${item.school}</p>
    <p class="place">
      ${icons.pin}<span>${item.towns.join(strings.and)}${item.distance_km ? html` <span class="dim">${strings.distance(item.distance_km)}</span>` : nothing}</span>
    </p>
    ${item.admission ? html`<p class="admission"><span class="dim">${strings.admission}${"\u00a0:"}</span> ${item.admission}</p>` : nothing}
    ${note ? html`<p class="note">${icons.info}${plainText(note)}</p>` : nothing}
    ${item.status === "verified" ? nothing : html`<p class="note">${icons.info}${strings.unverified}</p>`}`;
}

/** `more`: the choice that asks for the detail, undefined to ask in words, null when the detail is what is shown. */
function renderCard(item: Programme, body: unknown, more: Choice | null | undefined, context: Context): TemplateResult {
  const picked = context.picked(item);
  const ask = (event: UIEvent) =>
    more ? context.choose(more, event) : context.ask(strings.askDetail(item.title, item.school), event);
  const about = html`<span class="sr">${"\u00a0"}: ${item.title}, ${item.school}</span>`;
  return html`<li class="card">
    <p class="tags">
      <span class="tag level">${item.level}</span>
      ${item.duration_years ? html`<span class="tag">${strings.duration(item.duration_years)}</span>` : nothing}
    </p>
    <h3>${item.title}</h3>
    ${body}
    <div class="actions">
      ${more === null ? nothing : button("plain", [strings.more, about], ask)}
      <button type="button" class="plain" aria-pressed=${picked} @click=${() => context.pick(item)}>
        ${picked ? icons.check : icons.compare}${strings.compare}${about}
      </button>
      ${item.website ? link(html`${strings.website}${icons.out}<span class="sr">${item.school}</span>`, item.website, "plain") : nothing}
    </div>
  </li>`;
}
