// Write src/map/outline.ts from Natural Earth's countries at 1:10 million (public domain), as npm's world-atlas packs them.
import { readFileSync, writeFileSync } from "node:fs";
import { feature } from "topojson-client";
import { runnerImport } from "vite";

const SMALLEST = 25; // square units: smaller islands are left out
const TOLERANCE = 0.9; // units, of a map 400 high

const root = new URL("..", import.meta.url);
const { project } = (await runnerImport(new URL("src/map/projection.ts", root).pathname)).module;
const atlas = JSON.parse(readFileSync(new URL("node_modules/world-atlas/countries-10m.json", root), "utf8"));
const france = feature(atlas, atlas.objects.countries).features.find(({ properties }) => properties.name === "France");

const inEurope = ([lon, lat]) => lon > -6 && lon < 10 && lat > 41 && lat < 52;
const area = (ring) =>
  Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)[1] - ring.at(i - 1)[0] * y, 0)) / 2;

// Ramer, Douglas and Peucker: keep the points that are far from the line between their neighbours.
function simplify(points) {
  if (points.length < 3) return points;
  const [[ax, ay], [bx, by]] = [points[0], points.at(-1)];
  const length = Math.hypot(bx - ax, by - ay);
  const distance = ([x, y]) =>
    length ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
  const far = points.reduce((best, point, i) => (distance(point) > distance(points[best]) ? i : best), 0);
  if (distance(points[far]) <= TOLERANCE) return [points[0], points.at(-1)];
  return [...simplify(points.slice(0, far + 1)).slice(0, -1), ...simplify(points.slice(far))];
}

const rings = france.geometry.coordinates
  .map(([outer]) => outer)
  .filter(([point]) => inEurope(point))
  .map((ring) => ring.map(([lon, lat]) => project(lat, lon)).map(({ x, y }) => [x, y]))
  .filter((ring) => area(ring) >= SMALLEST)
  .map((ring) => simplify(ring));

let path = "";
for (const ring of rings) {
  const round = ring.map(([x, y]) => [Math.round(x), Math.round(y)]);
  const moves = round.slice(1, -1).map(([x, y], i) => `${x - round[i][0]} ${y - round[i][1]}`);
  path += `M${round[0].join(" ")}l${moves.join(" ")}z`;
}
writeFileSync(
  new URL("src/map/outline.ts", root),
  `/**
 * The outline of metropolitan France, written by \`npm run outline\`: do not edit.
 *
 * From Natural Earth (public domain), Admin 0 countries at 1:10 million, simplified and projected.
 */
export const outline =
  "${path.replaceAll(" -", "-")}";
`,
);
console.log(`${rings.length} pieces, ${path.length} characters`);
