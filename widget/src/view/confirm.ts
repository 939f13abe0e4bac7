import { html, type TemplateResult } from "lit/html.js";
import * as strings from "../strings";

export interface Question {
  title: string;
  text: string;
  yes: string;
}

/** A question over the conversation; `failure`: why the answer could not be carried out. */
export function renderConfirm(question: Question, failure: string, yes: () => void, no: () => void): TemplateResult {
  return html`<div class="veil">
    <div class="sheet" role="alertdialog" aria-modal="true" aria-labelledby="question" aria-describedby="consequence">
      <h2 id="question">${question.title}</h2>
      <p id="consequence">${question.text}</p>
      <p class="failure" role="alert">${failure}</p>
      <div class="actions">
        <button type="button" class="secondary" id="no" @click=${no}>${strings.cancel}</button>
        <button type="button" class="primary" @click=${yes}>${question.yes}</button>
      </div>
    </div>
  </div>`;
}
