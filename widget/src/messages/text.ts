import type { nothing, TemplateResult } from "lit/html.js";
import { renderMarkdown } from "../markdown";
import type { Common } from "../types";

export function renderText(message: Common): TemplateResult | typeof nothing {
  return renderMarkdown(message.text);
}
