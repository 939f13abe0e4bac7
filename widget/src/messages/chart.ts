/** Ranges on one scale: the figures are text, the bars are drawn beside them. */

import { html, svg, type TemplateResult } from "lit/html.js";
import { parseBlocks, renderBlocks } from "../markdown";
import * as strings from "../strings";
import { writeNumber } from "../text";
import type { ChartMessage, Range } from "../types";

export interface Scale {
  end: number;
  ticks: number[];
}

/** Return a scale from 0 whose round steps, five at most, hold all the ranges, with room after an open one. */
export function scaleOf(items: Range[]): Scale {
  const top = Math.max(...items.map(({ low, high }) => high ?? low * 1.3), 1);
  const power = 10 ** Math.floor(Math.log10(top));
  const step = [0.2, 0.25, 0.5, 1, 2, 2.5].map((n) => n * power).find((size) => top / size <= 5) ?? power * 5;
  const count = Math.ceil(top / step);
  return { end: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

/** Return a bar on its track, in percent of the width; what has no upper end fades out. */
function bar({ low, high }: Range, { end }: Scale, gradient: string): TemplateResult {
  const at = (value: number) => `${(100 * value) / end}%`;
  return html`<svg class="bar" width="100%" height="10" aria-hidden="true">
    <rect class="track" width="100%" height="10" rx="5" />
    ${
      high === undefined
        ? svg`<defs><linearGradient id=${gradient}><stop class="from" offset="0" /><stop class="to" offset="1" /></linearGradient></defs>
          <rect x=${at(low)} width=${at(end - low)} height="10" rx="5" fill="url(#${gradient})" />`
        : svg`<rect x=${at(low)} width=${at(Math.max(high - low, end / 60))} height="10" rx="5" />`
    }
  </svg>`;
}

function axis({ end, ticks }: Scale): TemplateResult {
  const every = ticks.length > 4 ? 2 : 1;
  return html`<svg class="axis" width="100%" height="22" aria-hidden="true">
    ${ticks
      .filter((_, i) => i % every === 0)
      .map((tick) => {
        const x = `${(100 * tick) / end}%`;
        const anchor = tick === 0 ? "start" : tick === end ? "end" : "middle";
        return svg`<line x1=${x} x2=${x} y2="5" /><text x=${x} y="18" text-anchor=${anchor}>${writeNumber(tick)}</text>`;
      })}
  </svg>`;
}

export function renderChart(message: ChartMessage, key: string): TemplateResult {
  const scale = scaleOf(message.items);
  const notes = parseBlocks(message.text).filter(({ kind }) => kind === "p");
  return html`<figure class="chart">
      <figcaption>${strings.chart(message.unit)}</figcaption>
      <ul>
        ${message.items.map(
          (item, i) =>
            html`<li>
              <span class="label">${item.label}</span>
              <span class="value">${strings.range(writeNumber(item.low), item.high === undefined ? undefined : writeNumber(item.high), unitOf(message))}</span>
              ${bar(item, scale, `g-${key}-${i}`)}
              <span class="origin">${strings.dated(item.source, item.year)}</span>
            </li>`,
        )}
      </ul>
      ${axis(scale)}
    </figure>
    ${renderBlocks(notes)}`;
}

/** The first word of the unit: « € » of « € par an », which the caption says in full. */
function unitOf(message: ChartMessage): string {
  return message.unit.split(" ")[0]!;
}
