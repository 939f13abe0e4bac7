/**
 * Reads a page of HTML as elements of one's own making: known ones without their attributes, no script, no style.
 *
 * The browser's own parser is refused on pages with Trusted Types, and reports each style to a strict
 * Content-Security-Policy. The pages read here are the server's, and well formed.
 */

import { safeUrl } from "./links";

const UNREAD = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(head|script|style|template|svg|button)\b[\s\S]*?<\/\1\s*>/gi;
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi;
const KNOWN = /^(h[1-6]|p|[duo]l|li|d[td]|br|hr|strong|b|em|table|t[rhd]|div|section|article|a)$/;
const VOID = /^[bh]r$/;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    if (name) return ENTITIES[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function create(name: string, attributes: string): HTMLElement {
  const element = document.createElement(name);
  const [, double, single] = HREF.exec(attributes) ?? [];
  const address = name === "a" && safeUrl(decode(double ?? single ?? ""));
  if (address) Object.assign(element, { href: address, target: "_blank", rel: "noopener noreferrer" });
  return element;
}

/** Return what the page shows. */
export function readPage(source: string): HTMLElement {
  const page: HTMLElement = document.createElement("div");
  const open = [page];
  for (const [token, slash, tag, attributes] of source.replace(UNREAD, "").matchAll(TOKEN)) {
    const name = tag?.toLowerCase();
    if (name === undefined) open.at(-1)!.append(decode(token));
    else if (!KNOWN.test(name)) continue;
    else if (!slash) {
      const element = create(name, attributes!);
      open.at(-1)!.append(element);
      if (!VOID.test(name)) open.push(element);
    } else {
      const place = open.findLastIndex((element) => element.localName === name);
      if (place > 0) open.length = place;
    }
  }
  return page;
}
