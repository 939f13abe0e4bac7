import { describe, expect, it } from "vitest";
import { detailChoices, noteOf, renderProgrammes } from "../../src/messages/programmes";
import type { Choice, Programme, ProgrammesMessage } from "../../src/types";
import { context, example, read, show } from "../support";

const programme = (changes: Partial<Programme>): Programme => ({ ...example("programmes").items[0]!, ...changes });

const LYON = programme({
  id: "l",
  title: "Master informatique",
  diploma: "master",
  school: "Université Claude Bernard Lyon 1",
});
const GEM = programme({
  id: "g",
  title: "Mastère Spécialisé Big Data",
  diploma: "mastère spécialisé",
  school: "Grenoble École de Management",
});

const message = (items: Programme[], labels: string[], text = "x"): ProgrammesMessage => ({
  type: "programmes",
  text,
  total: items.length,
  criteria: {},
  items,
  choices: labels.map((label) => ({ id: label, label })),
});

describe("detailChoices", () => {
  it.each([
    [
      "in their order",
      [LYON, GEM],
      ["Lyon 1\u00a0: master", "GEM\u00a0: mastère spécialisé"],
      ["Lyon 1\u00a0: master", "GEM\u00a0: mastère spécialisé"],
    ],
    [
      "by the school elsewhere",
      [GEM, LYON],
      ["En parler", "Voir tout", "Lyon 1\u00a0: master"],
      [undefined, "Lyon 1\u00a0: master"],
    ],
    ["by the title", [LYON], ["Lyon 1, Master informatique"], ["Lyon 1, Master informatique"]],
    ["but not another school’s", [LYON], ["En parler", "Paris Cité\u00a0: master"], [undefined]],
    [
      "but not one that shares a word",
      [GEM, LYON],
      ["En parler", "Voir", "Université d’Artois\u00a0: master"],
      [undefined, undefined],
    ],
    ["but not a narrower search", [GEM], ["Mastères spécialisés partout en France (3)"], [undefined]],
  ])("finds them %s", (_, items, labels, expected) => {
    const found = detailChoices(message(items, labels));
    expect(items.map((item) => found.get(item)?.label)).toEqual(expected);
  });
});

describe("noteOf", () => {
  it.each([
    ["1. **MBA IA** (pour manager l’IA), De Vinci, Paris", "pour manager l’IA"],
    ["1. **MBA IA**, De Vinci (Paris), bac+5", undefined],
    ["1. **MBA IA** (pour manager)", "pour manager"],
  ])("reads %s", (text, expected) => {
    expect(noteOf(text, "MBA IA")).toBe(expected);
  });
});

describe("renderProgrammes", () => {
  const draw = (shown: ProgrammesMessage, changes = {}) => show(renderProgrammes(shown, context(changes)));

  it("shows what a card has, and nothing for what is not known", () => {
    const card = draw(example("programmes")).querySelector(".card");
    expect(read(card)).toContain("bac+6 1 an Mastère Spécialisé Big Data Grenoble École de Management Grenoble");
    expect(read(card)).toContain("Admission : sur dossier de l’école");
    expect(card?.querySelector("a")?.href).toBe("https://grenoble-em.com/");
    const { admission: _, website: __, duration_years: ___, ...rest } = LYON;
    const other = draw(message([rest], [])).querySelector(".card");
    expect(read(other)).not.toMatch(/Admission|Site de l’école|undefined|null/);
  });

  it("takes the place of the list, and keeps what stands around it", () => {
    const box = draw(
      message([LYON, GEM], [], "Masters : 2\n\n1. **Master**, Lyon\n2. **MS**, Grenoble\n\nChoisis une formation."),
    );
    expect([...box.querySelectorAll(".prose")].map(read)).toEqual(["Masters : 2", "Choisis une formation."]);
    expect(box.querySelector("ol")).toBeNull();
  });

  it("shows a detail in full, in its card, without asking for more", () => {
    const box = draw(
      message([LYON], [], "Attention.\n\n**Master informatique**\n\n- École : Lyon 1\n\nDernière vérification."),
    );
    expect([...box.querySelectorAll(":scope > .prose")].map(read)).toEqual(["Attention."]);
    expect(read(box.querySelector(".card .prose"))).toBe("École : Lyon 1Dernière vérification.");
    expect(read(box)).not.toContain("En savoir plus");
  });

  it("says what was not verified", () => {
    const says = (status: Programme["status"]) =>
      read(draw(message([programme({ status })], []))).includes("À vérifier auprès de l’école");
    expect([says("verified"), says("indirect"), says("unverified")]).toEqual([false, true, true]);
  });

  it.each([
    ["the choice that is offered", ["Lyon 1\u00a0: master"], "choice Lyon 1\u00a0: master"],
    ["words when none is", [], "text C’est quoi Master informatique, Université Claude Bernard Lyon 1\u00a0?"],
  ])("asks for more with %s", (_, labels, expected) => {
    const said: string[] = [];
    const box = draw(message([LYON], labels, "1. **Master informatique**, Lyon"), {
      choose: (choice: Choice) => said.push(`choice ${choice.label}`),
      ask: (text: string) => said.push(`text ${text}`),
    });
    box.querySelector<HTMLElement>(".actions button")!.click();
    expect(said).toEqual([expected]);
  });

  it("picks programmes to compare", () => {
    const picked: string[] = [];
    const box = draw(message([LYON, GEM], []), {
      pick: ({ id }: Programme) => picked.push(id),
      picked: ({ id }: Programme) => id === "g",
    });
    const buttons = [...box.querySelectorAll<HTMLElement>("button[aria-pressed]")];
    expect(buttons.map((button) => button.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
    buttons[0]!.click();
    expect(picked).toEqual(["l"]);
  });
});
