/** The towns of a search on a map of France, drawn with what `cap-ia-map.js` brings. */

import { html, nothing, svg, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import type { FranceMap } from "../map/france";
import * as strings from "../strings";
import type { Programme, ProgrammesMessage } from "../types";
import type { Context } from "./context";

export interface Place {
  town: string;
  lat: number;
  lon: number;
  count: number;
}

/** Degrees, about 40 km: towns closer than that are one blot on a map of the country. */
const APART = 0.4;

/** Return the towns that have a position, each once; none where the map would not tell any two of them apart. */
export function placesOf(items: Programme[] = []): Place[] {
  const places = new Map<string, Place>();
  for (const { lat, lon, towns } of items) {
    if (lat === undefined || lon === undefined) continue;
    const key = `${lat},${lon}`;
    const place = places.get(key) ?? { town: towns[0]!, lat, lon, count: 0 };
    place.count++;
    places.set(key, place);
  }
  const all = [...places.values()];
  const [first] = all;
  const spread = all.some(({ lat, lon }) => Math.hypot(lat - first!.lat, lon - first!.lon) > APART);
  return spread ? all : [];
}

export function renderMap(message: ProgrammesMessage, context: Context): TemplateResult | typeof nothing {
  const places = placesOf(message.items);
  if (!places.length) return nothing;
  const { map } = context;
  return html`<div class="map">
    <button type="button" class="plain" aria-expanded=${map !== "closed"} @click=${() => context.toggleMap()}>
      ${icons.map}${map === "closed" ? strings.showMap : strings.hideMap}
    </button>
    ${map === "failed" ? html`<p class="note">${strings.mapFailed}</p>` : nothing}
    ${typeof map === "object" ? drawMap(map, places) : nothing}
  </div>`;
}

function drawMap(map: FranceMap, places: Place[]): TemplateResult {
  const { shown, outside } = map.place(places);
  const names = places.map(({ town }) => town).join(", ");
  return html`<svg viewBox=${map.viewBox} role="img" aria-label="${strings.map}${"\u00a0"}: ${names}">
      <path class="land" d=${map.outline} />
      ${shown.map(
        ({ x, y, place, label }) =>
          svg`<g class="town"><circle cx=${x} cy=${y} r=${place.count > 1 ? 7 : 5.5} />
            ${label && svg`<text x=${label.x} y=${label.y} text-anchor=${label.anchor}>${place.town}${place.count > 1 ? ` (${place.count})` : ""}</text>`}</g>`,
      )}
    </svg>
    ${outside.length ? html`<p class="note">${strings.offMap} ${outside.map(({ town }) => town).join(", ")}</p>` : nothing}`;
}
