/** The field where one types: Enter sends, Shift and Enter goes to the next line, arrow up brings the last words back. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import * as strings from "../strings";

/** The longest message that the server takes. */
export const LIMIT = 1000;

export interface ComposerState {
  draft: string;
  lastSaid(): string | undefined;
  typed(text: string): void;
  send(): void;
}

export function renderComposer(state: ComposerState): TemplateResult {
  const excess = state.draft.trim().length > LIMIT;
  const keydown = (event: KeyboardEvent) => {
    const field = event.target as HTMLTextAreaElement;
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      state.send();
    } else if (event.key === "ArrowUp" && !field.value) {
      const last = state.lastSaid();
      if (last === undefined) return;
      event.preventDefault();
      state.typed(last);
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    state.send();
  };
  return html`<form @submit=${submit}>
    ${excess ? html`<p class="excess" id="excess">${strings.tooLong(state.draft.trim().length)}</p>` : nothing}
    <div class="field">
      <label class="sr" for="field">${strings.field}</label>
      <textarea
        id="field"
        rows="1"
        enterkeyhint="send"
        autocomplete="off"
        placeholder=${strings.placeholder}
        aria-describedby="hint"
        aria-invalid=${excess}
        .value=${state.draft}
        @input=${(event: Event) => state.typed((event.target as HTMLTextAreaElement).value)}
        @keydown=${keydown}
      ></textarea>
      <button type="submit" class="send" aria-disabled=${!state.draft.trim() || excess}>
        ${icons.send}<span class="sr">${strings.send}</span>
      </button>
    </div>
    <p class="sr" id="hint">${strings.fieldHint}</p>
  </form>`;
}

/** Make the field as high as its text, in browsers whose styles cannot. */
export function fitHeight(field: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
