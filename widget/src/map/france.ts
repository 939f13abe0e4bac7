/** The map of France as the widget's main file knows it; `cap-ia-map.js` is loaded when first needed. */

import type { Place } from "../messages/map";

export interface Shown {
  x: number;
  y: number;
  place: Place;
  label?: { x: number; y: number; anchor: "start" | "end" };
}

export interface FranceMap {
  viewBox: string;
  outline: string;
  place(places: Place[]): { shown: Shown[]; outside: Place[] };
}

let loading: Promise<FranceMap> | undefined;

/** Load the map, once. */
export function loadMap(): Promise<FranceMap> {
  // Beside this file, whatever its address.
  const address = import.meta.url.replace(/[^/]*$/, "cap-ia-map.js");
  loading ??= import(/* @vite-ignore */ address).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading!;
}
