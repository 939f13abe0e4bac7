import { html, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import type { NoticeMessage } from "../types";
import { renderText } from "./text";

const ICONS = { info: icons.info, privacy: icons.shield, safety: icons.heart };

export function renderNotice(message: NoticeMessage): TemplateResult {
  return html`<div class="notice ${message.level}">${ICONS[message.level] ?? icons.info}${renderText(message)}</div>`;
}
