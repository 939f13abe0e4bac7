import { html, type TemplateResult } from "lit/html.js";
import * as strings from "../strings";
import { button } from "./buttons";

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
        ${button("secondary", strings.cancel, no, "no")}
        ${button("primary", question.yes, yes)}
      </div>
    </div>
  </div>`;
}
