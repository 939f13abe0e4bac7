import { html, type TemplateResult } from "lit/html.js";
import * as strings from "../strings";
import type { ComparisonMessage } from "../types";

export function renderComparison(message: ComparisonMessage): TemplateResult {
  return html`<div class="scroller" tabindex="0" role="region" aria-label=${strings.comparison}>
    <table>
      <caption class="sr">${strings.comparison}${"\u00a0: "}${message.columns.join(", ")}</caption>
      <thead>
        <tr>
          <td></td>
          ${message.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${message.rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${row.label}</th>
              ${message.columns.map((_, i) =>
                row.values[i] == null
                  ? html`<td class="unknown">${strings.unknown}</td>`
                  : html`<td>${row.values[i]}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
