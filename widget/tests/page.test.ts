import { describe, expect, it } from "vitest";
import { readPage } from "../src/page";

describe("readPage", () => {
  it.each([
    ["known elements", "<h1>Titre</h1><p>Un <b>mot</b></p>", "<h1>Titre</h1><p>Un <b>mot</b></p>"],
    ["a table", "<table><tr><th>a<td>b</table>", "<table><tr><th>a<td>b</td></th></tr></table>"],
    ["terms", "<dl><div><dt>a</dt> <dd>b</dd></div></dl>", "<dl><div><dt>a</dt> <dd>b</dd></div></dl>"],
    ["no attribute", '<p onclick="x()" style="color:red" class=a>a</p>', "<p>a</p>"],
    [
      "no script, style, head",
      "<!doctype html><head><title>t</title></head><style>p{}</style><script>x</script><p>a</p>",
      "<p>a</p>",
    ],
    ["what unknown elements hold", "<main><img src=x onerror=x><p>a</p></main>", "<p>a</p>"],
    ["a broken script", "<script>alert(1)", "alert(1)"],
    [
      "entities as text",
      "<p>&lt;img src=x&gt; &amp; &#39;&#xe9;&nbsp;&inconnu;</p>",
      "<p>&lt;img src=x&gt; &amp; 'é&nbsp;&amp;inconnu;</p>",
    ],
    ["void elements", "a<br>b<br/>c", "a<br>b<br>c"],
    ["closing tags of nothing", "</p></div>a", "a"],
    [
      "a link",
      '<a href="https://onisep.fr/?a=1&amp;b=2">O</a>',
      '<a href="https://onisep.fr/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">O</a>',
    ],
    [
      "no other link",
      '<a href="javascript:alert(1)">O</a><a href=" java&#115;cript:alert(1)">P</a>',
      "<a>O</a><a>P</a>",
    ],
    ["a greater-than sign in an attribute", '<p title="a>b">c</p>', "<p>c</p>"],
  ])("shows %s", (_, source, expected) => {
    expect(readPage(source).innerHTML).toBe(expected);
  });
});
