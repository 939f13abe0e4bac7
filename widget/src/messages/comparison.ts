import { html, type TemplateResult } from "lit/html.js";
import * as strings from "../strings";
import type { ComparisonMessage } from "../types";

/** The roles are those of the elements, which lose them where their styles lay them out another way. */
export function renderComparison(message: ComparisonMessage): TemplateResult {
  return html`<div class="scroller" tabindex="0" role="region" aria-label=${strings.comparison}>
    <table role="table">
      <caption class="sr">${strings.comparison}${"\u00a0: "}${message.columns.join(", ")}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell"></td>
          ${message.columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${message.rows.map(
          (row) =>
            html`<tr role="row">
              <th scope="row" role="rowheader">${row.label}</th>
              ${message.columns.map((_, i) =>
                row.values[i] == null
                  ? html`<td class="unknown" role="cell">${strings.unknown}</td>`
                  : html`<td role="cell">${row.values[i]}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
