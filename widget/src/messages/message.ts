/** Shows a message by its type; as its text when its type is unknown or its fields are not what they should be. */

import type { nothing, TemplateResult } from "lit/html.js";
import type { Choice, Message } from "../types";
import { renderChart } from "./chart";
import { isFeedback } from "./choices";
import { renderComparison } from "./comparison";
import type { Context } from "./context";
import { renderNotice } from "./notice";
import { detailChoices, renderProgrammes } from "./programmes";
import { renderSteps } from "./steps";
import { renderText } from "./text";

export function renderMessage(message: Message, context: Context): TemplateResult | typeof nothing {
  try {
    switch (message.type) {
      case "programmes":
        return renderProgrammes(message, context);
      case "comparison":
        return renderComparison(message);
      case "steps":
        return renderSteps(message);
      case "chart":
        return renderChart(message, context.key);
      case "notice":
        return renderNotice(message);
    }
  } catch (error) {
    console.warn("cap-ia-chat:", error);
  }
  return renderText(message);
}

/** Return the choices to offer under a message, and those that say whether it helped; a card has its own. */
export function choicesOf(message: Message): { offered: Choice[]; feedback: Choice[] } {
  const choices = message.choices ?? [];
  const onCards = message.type === "programmes" ? new Set(detailChoices(message).values()) : new Set<Choice>();
  return {
    offered: choices.filter((choice) => !isFeedback(choice) && !onCards.has(choice)),
    feedback: choices.filter(isFeedback),
  };
}
