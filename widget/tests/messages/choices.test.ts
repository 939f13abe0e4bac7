import { describe, expect, it } from "vitest";
import { renderChoices, renderFeedback } from "../../src/messages/choices";
import type { Choice } from "../../src/types";
import { context, read, show } from "../support";

const choices: Choice[] = [
  { id: "a", label: "Quelles études ?" },
  { id: "b", label: "Combien on gagne ?" },
];
const thumbs: Choice[] = [
  { id: "u", label: "👍 Utile", kind: "feedback", vote: "up" },
  { id: "d", label: "👎 Pas utile", kind: "feedback", vote: "down" },
];

describe("renderChoices", () => {
  it("gives back the choice that was clicked", () => {
    const given: Choice[] = [];
    const box = show(renderChoices(choices, context({ choose: (choice) => given.push(choice) })));
    box.querySelectorAll("button")[1]!.click();
    expect(given).toEqual([choices[1]]);
  });

  it("keeps the chosen one readable, said as such", () => {
    const box = show(renderChoices(choices, context({ reply: "Combien on gagne ?" })));
    expect([...box.querySelectorAll("button")].map(read)).toEqual([
      "Quelles études ?",
      "Ta réponse Combien on gagne ?",
    ]);
    expect(read(box.querySelector(".chosen"))).toContain("Combien on gagne ?");
  });

  it("marks none when something else was said", () => {
    expect(
      show(renderChoices(choices, context({ reply: "autre chose" }))).querySelector(".chosen, .answered"),
    ).toBeNull();
  });
});

describe("renderFeedback", () => {
  it("draws thumbs that say their label", () => {
    const box = show(renderFeedback(thumbs, context()));
    expect([...box.querySelectorAll("button")].map(read)).toEqual(["Utile", "Pas utile"]);
    expect(box.querySelectorAll("svg")).toHaveLength(2);
  });
});
