import { expect, it } from "vitest";
import { renderSteps } from "../../src/messages/steps";
import { example, read, show } from "../support";

it("is an ordered list, with when each step comes", () => {
  const box = show(renderSteps(example("steps")));
  expect([...box.querySelectorAll("ol.path > li")].map(read)).toEqual([
    "cette année Terminale Garde les maths.",
    "Licence puis master Maths ou informatique.",
  ]);
});
