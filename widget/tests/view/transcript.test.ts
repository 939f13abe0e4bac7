import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/entries";
import type { Message } from "../../src/types";
import { renderTranscript, spoken } from "../../src/view/transcript";
import { context, example, read, show } from "../support";

const NOON = new Date(2026, 10, 24, 12, 0).getTime();
const user = (text: string, at = NOON, waiting = false): Entry => ({ from: "user", key: text, at, text, waiting });
const assistant = (text: string, changes: Partial<Message> = {}, at = NOON): Entry => ({
  from: "assistant",
  key: `a ${text}`,
  at,
  message: { type: "text", text, ...changes } as Message,
});

function draw(entries: Entry[]) {
  const copied: string[] = [];
  const box = show(
    renderTranscript({
      entries,
      context: (_, reply) => context({ reply }),
      copied: undefined,
      copy: (_, text) => copied.push(text),
    }),
  );
  return { box, copied, lines: [...box.querySelectorAll("ol > li")] };
}

describe("the transcript", () => {
  it("says who speaks", () => {
    const { lines } = draw([user("cb ?"), assistant("beaucoup")]);
    expect(lines.map((line) => read(line.querySelector(".bubble, .answer")))).toEqual([
      "Toi : cb ?",
      "Cap IA : beaucoup",
    ]);
  });

  it("shows what the user typed as it was typed", () => {
    const { lines } = draw([user("**a** <b>b</b>\n[c](https://c.fr)")]);
    expect(lines[0]?.querySelector(".bubble")?.lastChild?.textContent).toBe("**a** <b>b</b>\n[c](https://c.fr)");
    expect(lines[0]?.querySelector("strong, b, a")).toBeNull();
  });

  it("gives the time of each, and says what was not sent", () => {
    const { lines } = draw([user("un"), user("deux", NOON, true)]);
    expect(lines.map((line) => read(line.querySelector(".meta")))).toEqual(["12:00", "Pas encore envoyé"]);
    expect(lines[0]?.querySelector("time")?.dateTime).toBe(new Date(NOON).toISOString());
  });

  it("names the days when they change", () => {
    const { box } = draw([
      user("un", NOON - 86_400_000 * 3),
      user("deux", NOON - 86_400_000 * 2),
      user("trois", NOON - 86_400_000 * 2),
    ]);
    expect(box.querySelectorAll(".day")).toHaveLength(2);
  });

  it("copies the whole answer to a question, with its sources", () => {
    const entries = [
      user("un"),
      assistant("**a**"),
      assistant("b", { sources: [{ label: "Onisep", year: 2024 }] }),
      user("deux"),
      assistant("c"),
    ];
    const { box, copied } = draw(entries);
    const buttons = box.querySelectorAll<HTMLElement>(".copy");
    expect(buttons).toHaveLength(2);
    for (const button of buttons) button.click();
    expect(copied).toEqual(["a\n\nb\n\nSource\u00a0: Onisep, 2024", "c"]);
  });

  it("keeps the choice that was taken readable", () => {
    const choices = [
      { id: "1", label: "oui" },
      { id: "2", label: "non" },
    ];
    const { box } = draw([assistant("alors ?", { choices }), user("non"), assistant("bien")]);
    expect(read(box.querySelector(".choices .chosen"))).toBe("Ta réponse non");
  });
});

describe("what is read aloud", () => {
  it("is the text without its marks, then what can be answered", () => {
    expect(spoken(example("text"))).toBe(
      "Cap IA\u00a0: Il faut en général un bac+5.\n\n- un master\u00a0;\n- un diplôme d’ingénieur.\nRéponses proposées\u00a0: Formations à bac+5, Parler à une personne.",
    );
  });
});
