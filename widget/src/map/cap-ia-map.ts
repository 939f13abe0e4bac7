export { outline, place, viewBox } from "./place";
