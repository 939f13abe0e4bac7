/** What was said, by turns: the user's words, then the answer with its time, its copy button and its thumbs. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Answer, Entry } from "../entries";
import * as icons from "../icons";
import { plainText } from "../markdown";
import { renderChoices, renderFeedback } from "../messages/choices";
import type { Context } from "../messages/context";
import { choicesOf, renderMessage } from "../messages/message";
import { renderSources, writeSources } from "../messages/sources";
import * as strings from "../strings";
import { writeDay, writeTime } from "../text";
import { iconButton } from "./buttons";

export interface TranscriptState {
  entries: Entry[];
  context(entry: Answer, reply: string | undefined): Context;
  copied: string | undefined;
  copy(key: string, text: string): void;
}

export function renderTranscript(state: TranscriptState): TemplateResult {
  const { entries } = state;
  return html`<ol class="entries">
    ${entries.map((entry, i) => {
      const previous = entries[i - 1];
      const date = writeDay(entry.at);
      const isNew = previous ? writeDay(previous.at) !== date : date !== strings.today;
      return html`<li class=${entry.from}>
        ${isNew ? html`<p class="day">${date}</p>` : nothing}${renderEntry(entry, i, state)}
      </li>`;
    })}
  </ol>`;
}

function renderEntry(entry: Entry, i: number, state: TranscriptState): TemplateResult {
  if (entry.from === "notice") return html`<p class="divider">${entry.text}</p>`;
  if (entry.from === "user") {
    return html`<div class="bubble"><span class="sr">${strings.you}${"\u00a0: "}</span>${entry.text}</div>
      <p class="meta">${entry.waiting ? html`<span class="waiting">${strings.waiting}</span>` : renderTime(entry.at)}</p>`;
  }
  const next = state.entries[i + 1];
  const reply = state.entries.slice(i + 1).find(({ from }) => from === "user");
  const context = state.context(entry, reply?.from === "user" ? reply.text : undefined);
  const { offered, feedback } = choicesOf(entry.message);
  return html`<div class="answer ${entry.message.type}">
      <span class="sr">${strings.assistant}${"\u00a0: "}</span>${renderMessage(entry.message, context)}
      ${renderSources(entry.message.sources)}
    </div>
    ${renderChoices(offered, context)}
    <div class="meta">
      ${next?.from === "assistant" ? nothing : [renderTime(entry.at), renderCopy(entry, i, state)]}
      ${renderFeedback(feedback, context)}
    </div>`;
}

function renderTime(at: number): TemplateResult {
  return html`<time datetime=${new Date(at).toISOString()}>${writeTime(at)}</time>`;
}

function renderCopy(entry: Answer, i: number, state: TranscriptState): TemplateResult {
  const copy = () => {
    const start = state.entries.slice(0, i).findLastIndex(({ from }) => from !== "assistant") + 1;
    const texts = state.entries
      .slice(start, i + 1)
      .flatMap((said) =>
        said.from === "assistant" ? [plainText(said.message.text), writeSources(said.message.sources)] : [],
      );
    state.copy(entry.key, texts.filter(Boolean).join("\n\n"));
  };
  const done = state.copied === entry.key;
  const label = done ? strings.copied : strings.copy;
  return iconButton("quiet copy", done ? icons.check : icons.copy, label, copy, strings.copy);
}

/** Return what a message says, for those who hear it. */
export function spoken(message: Answer["message"]): string {
  const { offered } = choicesOf(message);
  const choices = offered.length ? `\n${strings.choices}\u00a0: ${offered.map(({ label }) => label).join(", ")}.` : "";
  return `${strings.assistant}\u00a0: ${plainText(message.text)}${choices}`;
}
