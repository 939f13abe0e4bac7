import { expect, it } from "vitest";
import { renderComparison } from "../../src/messages/comparison";
import { example, read, show } from "../support";

it("is a table with its headings, and says what is unknown", () => {
  const box = show(renderComparison(example("comparison")));
  const rows = [...box.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => `${cell.localName} ${read(cell)}`),
  );
  expect(rows).toEqual([
    ["th Niveau", "td bac+5", "td bac+6"],
    ["th Durée", "td 2 ans", "td non renseigné"],
  ]);
  expect([...box.querySelectorAll("tbody th")].every((heading) => heading.getAttribute("scope") === "row")).toBe(true);
  expect(read(box.querySelector("caption"))).toBe(
    "Comparaison : Master Informatique (Lens), Mastère Spécialisé IA (Palaiseau)",
  );
});
