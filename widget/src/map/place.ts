/** Puts towns on the map, with the names that fit: none over another, none over a town. */

import type { Place } from "../messages/map";
import type { Shown } from "./france";
import { isOnMap, project, width } from "./projection";

/** Size of a letter, generously, and of a line. */
const LETTER = 8.3;
const LINE = 17;
const GAP = 10;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function boxOf(x: number, y: number, length: number, anchor: "start" | "end"): Box {
  const left = anchor === "start" ? x : x - length;
  return { left, right: left + length, top: y - LINE * 0.75, bottom: y + LINE * 0.25 };
}

/** Return the towns on the map with the place of their names, and those outside of it. */
export function place(places: Place[]): { shown: Shown[]; outside: Place[] } {
  const outside = places.filter(({ lat, lon }) => !isOnMap(lat, lon));
  const shown: Shown[] = places
    .filter((town) => !outside.includes(town))
    .map((town) => ({ ...project(town.lat, town.lon), place: town }));
  const taken: Box[] = shown.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  for (const [i, town] of shown.entries()) {
    const length = LETTER * (town.place.town.length + (town.place.count > 1 ? 4 : 0));
    const others = taken.filter((_, j) => j !== i);
    for (const [anchor, dx, dy] of [
      ["start", GAP, 5],
      ["end", -GAP, 5],
      ["start", GAP, -9],
      ["start", GAP, 19],
      ["end", -GAP, -9],
      ["end", -GAP, 19],
    ] as const) {
      const label = { x: town.x + dx, y: town.y + dy, anchor };
      const box = boxOf(label.x, label.y, length, anchor);
      if (box.left < 0 || box.right > width || others.some((other) => overlap(box, other))) continue;
      town.label = label;
      taken.push(box);
      break;
    }
  }
  return { shown, outside };
}
