import { describe, expect, it } from "vitest";
import { plainText, renderMarkdown } from "../src/markdown";
import { show } from "./support";

const bare = (html: string) => html.replace(/<!--.*?-->/g, "").replace(/<span class="sr">.*?<\/span>/g, "");
const drawn = (text: string) => bare(show(renderMarkdown(text)).querySelector(".prose")?.innerHTML ?? "");
const out = (address: string, label: string) =>
  `<p><a target="_blank" rel="noopener noreferrer" class="" href="${address}">${label}</a>`;

describe("renderMarkdown", () => {
  it.each([
    ["a paragraph", "Bonjour", "<p>Bonjour</p>"],
    ["two paragraphs", "Un\n\nDeux", "<p>Un</p><p>Deux</p>"],
    ["a line break", "Un\nDeux", "<p>Un<br>Deux</p>"],
    ["a list after a line", "Voici :\n- un\n- deux", "<p>Voici :</p><ul><li>un</li><li>deux</li></ul>"],
    ["a numbered list that goes on", "3. trois\n4. quatre", '<ol start="3"><li>trois</li><li>quatre</li></ol>'],
    ["bold", "un **bac+5** au moins", "<p>un <strong>bac+5</strong> au moins</p>"],
    ["a link in bold", "**le [3114](tel:3114)**", '<p><strong>le <a class="" href="tel:3114">3114</a></strong></p>'],
    ["a link", "[Onisep](https://onisep.fr)", `${out("https://onisep.fr/", "Onisep")}</p>`],
    ["a bare address", "https://onisep.fr.", `${out("https://onisep.fr/", "https://onisep.fr")}.</p>`],
    ["an address to write to", "[nous](mailto:a@b.fr)", '<p><a class="" href="mailto:a@b.fr">nous</a></p>'],
    ["no year as a list", "2024 : 75 %", "<p>2024 : 75 %</p>"],
    ["marks left open", "2 ** 3", "<p>2 ** 3</p>"],
  ])("shows %s", (_, text, expected) => {
    expect(drawn(text)).toBe(expected);
  });

  it.each([
    "[clic](javascript:alert`1`)",
    "[clic](JAVASCRIPT:alert`1`)",
    "[clic](data:text/html,x)",
    "[clic](vbscript:x)",
    "[clic](/relatif)",
    "[clic](//autre.fr)",
    "[clic](file:///etc/passwd)",
  ])("follows no other link: %s", (text) => {
    expect(drawn(text)).toBe("<p>clic</p>");
  });

  it.each(["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "**<b onclick=x>**", "[<i>](https://a.fr)"])(
    "shows markup as text: %s",
    (text) => {
      expect(show(renderMarkdown(text)).querySelector("img, script, b, i")).toBeNull();
    },
  );
});

describe("plainText", () => {
  it.each([
    ["**Appelle le [3114](tel:3114)** !", "Appelle le 3114 !"],
    ["voir https://onisep.fr", "voir https://onisep.fr"],
    ["- un\n- **deux**", "- un\n- deux"],
  ])("takes the marks out of %s", (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });
});
