/** From degrees to the units of the map. */

const WIDTH = 410;
const HEIGHT = 400;
const WEST = -5.4;
const NORTH = 51.25;
const SOUTH = 41.2;
/** A degree of longitude, beside one of latitude, in the middle of the country. */
const NARROWING = Math.cos((46.5 * Math.PI) / 180);
const UNIT = (HEIGHT - 12) / (NORTH - SOUTH);

export const viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
export const width = WIDTH;

/** Return where a place is: x to the right, y down. */
export function project(lat: number, lon: number): { x: number; y: number } {
  return { x: 6 + (lon - WEST) * UNIT * NARROWING, y: 6 + (NORTH - lat) * UNIT };
}

/** Return whether a place is on the map: in metropolitan France, near enough. */
export function isOnMap(lat: number, lon: number): boolean {
  return lat >= SOUTH && lat <= NORTH && lon >= WEST && lon <= 9.7;
}
