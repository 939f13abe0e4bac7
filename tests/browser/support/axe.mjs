/** axe-core in a page: what of WCAG, up to 2.2 AA, a program can see. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Assert that axe finds nothing, in light and in dark. */
export async function accessible(page, state) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(AXE);
    const found = await page.evaluate(async (tags) => {
      const result = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
      return {
        checked: result.passes.length,
        violations: result.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.target.flat().join(" ")} ${node.failureSummary}`),
        ),
      };
    }, RULES);
    assert.deepEqual(found.violations, [], `${state}, ${colorScheme}`);
    assert.ok(found.checked > 10, `${state}: axe looked at the page`);
  }
}
