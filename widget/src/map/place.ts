export const viewBox = "0 0 10 10";
export const outline = "";
export function place(): { shown: never[]; outside: never[] } {
  return { shown: [], outside: [] };
}
