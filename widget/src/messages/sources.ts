import { html, nothing, type TemplateResult } from "lit/html.js";
import { link } from "../markdown";
import * as strings from "../strings";
import type { Source } from "../types";

export function renderSources(sources: Source[] | undefined): TemplateResult | typeof nothing {
  if (!sources?.length) return nothing;
  return html`<details class="sources">
    <summary>${sources.length > 1 ? `${strings.sources} (${sources.length})` : strings.source}</summary>
    <ul>
      ${sources.map((source) => html`<li>${link(strings.dated(source.label, source.year), source.url)}</li>`)}
    </ul>
  </details>`;
}

/** Return the sources as lines to paste. */
export function writeSources(sources: Source[] | undefined): string {
  return (sources ?? [])
    .map(({ label, year, url }) => `${strings.source}\u00a0: ${strings.dated(label, year)}${url ? ` (${url})` : ""}`)
    .join("\n");
}
