/** Line icons, 24 × 24, in the colour of the text. */

import { html, svg, type TemplateResult } from "lit/html.js";

function icon(paths: TemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;
}

/** A compass: it shows a heading, « un cap ». */
export const mark = icon(
  svg`<circle cx="12" cy="12" r="9" /><path class="fill" d="m15.9 8.1-2.5 5.3-5.3 2.5 2.5-5.3z" />`,
);
export const close = icon(svg`<path d="m6 6 12 12M18 6 6 18" />`);
export const menu = icon(svg`<path d="M12 5.5v.01M12 12v.01M12 18.5v.01" stroke-width="3" />`);
export const send = icon(svg`<path d="M12 19V5m-6 6 6-6 6 6" />`);
export const copy = icon(
  svg`<rect x="9" y="9" width="11" height="11" rx="2.5" /><path d="M5.5 15H5a1.5 1.5 0 0 1-1.5-1.5V5.5A2 2 0 0 1 5.5 3.5h8A1.5 1.5 0 0 1 15 5v.5" />`,
);
export const check = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);
export const up = icon(
  svg`<path d="M7 11v9H4v-9zm0 0 4.2-7.5a2.2 2.2 0 0 1 2.3 2.6L13 9.5h5.2a2 2 0 0 1 2 2.4l-1.2 6.5a2 2 0 0 1-2 1.6H7" />`,
);
export const down = icon(
  svg`<path d="M17 13V4h3v9zm0 0-4.2 7.5a2.2 2.2 0 0 1-2.3-2.6l.5-3.4H5.8a2 2 0 0 1-2-2.4L5 5.6A2 2 0 0 1 7 4h10" />`,
);
export const pin = icon(
  svg`<path d="M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11z" /><circle cx="12" cy="10" r="2.3" />`,
);
export const map = icon(svg`<path d="m3.5 6.5 5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.5v13m6-11v13" />`);
export const compare = icon(svg`<path d="M4 8h13m-3.5-3.5L17 8l-3.5 3.5M20 16H7m3.5-3.5L7 16l3.5 3.5" />`);
export const out = icon(
  svg`<path d="M14 4h6v6m0-6-9 9M18 14v4.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6H10" />`,
);
export const erase = icon(svg`<path d="M4 6.5h16M9.5 6.5v-2h5v2m3.5 0-.8 13H6.8L6 6.5M10 10.5v5.5m4-5.5v5.5" />`);
export const restart = icon(svg`<path d="M4.5 12a7.5 7.5 0 1 0 2.5-5.6M7 2.5v4h4" />`);
export const recap = icon(svg`<path d="M6 3.5h9l4 4v13H6zM9.5 9h4m-4 4h6m-6 4h6" />`);
export const shield = icon(svg`<path d="M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z" />`);
export const info = icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v5.5M12 7.7v.01" />`);
export const heart = icon(
  svg`<path d="M12 20S4 15.3 4 9.5A4.3 4.3 0 0 1 12 7.3a4.3 4.3 0 0 1 8 2.2C20 15.3 12 20 12 20z" />`,
);
export const offline = icon(
  svg`<path d="m4 4 16 16M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4.5-2.6M19 12a10 10 0 0 0-5-2.8M12 19v.01" />`,
);
