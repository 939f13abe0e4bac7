import { html, nothing, type TemplateResult } from "lit/html.js";
import { link } from "../markdown";
import * as strings from "../strings";
import type { Source } from "../types";

export function renderSources(sources: Source[] | undefined): TemplateResult | typeof nothing {
  if (!sources?.length) return nothing;
  const shown = sources.map(({ label, year, url }) => link(strings.dated(label, year), url));
  if (shown.length === 1) return html`<p class="sources">${strings.source}${"\u00a0: "}${shown}</p>`;
  return html`<details class="sources">
    <summary>${strings.sources} (${shown.length})</summary>
    <ul>
      ${shown.map((source) => html`<li>${source}</li>`)}
    </ul>
  </details>`;
}

/** Return the sources as lines to paste. */
export function writeSources(sources: Source[] | undefined): string {
  return (sources ?? [])
    .map(({ label, year, url }) => `${strings.source}\u00a0: ${strings.dated(label, year)}${url ? ` (${url})` : ""}`)
    .join("\n");
}
