/** The file that is loaded when a map is first needed. */
export { outline } from "./outline";
export { place } from "./place";
export { viewBox } from "./projection";
