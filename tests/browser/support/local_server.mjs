/** Small servers of the tests' own, on free ports of this machine. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { ROOT } from "./assistant.mjs";

export async function serve(handle) {
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => response.destroy(error));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * The API with answers that the test gives: `answers(turn)` returns messages, `history` is what was said before.
 * Serves the widget and a page too.
 */
export function serveScripted(answers, history = []) {
  const said = [...history];
  const keep = (from, messages) => said.push(...messages.map((message) => ({ from, at: new Date().toISOString(), ...message })));
  const welcome = [{ type: "notice", level: "privacy", text: "Je suis un programme automatique." }];
  return serve(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const call = `${request.method} ${new URL(request.url, "http://x").pathname}`;
    if (call === "POST /api/v1/conversations") {
      keep("assistant", welcome);
      return json(response, 201, { token: "scripted-token-0123456789", expires_in: 3600, messages: welcome });
    }
    if (call === "POST /api/v1/messages") {
      const turn = JSON.parse(Buffer.concat(chunks));
      const messages = answers(turn);
      keep("user", [{ id: turn.id, type: "text", text: turn.text }]);
      keep("assistant", messages);
      return json(response, 200, { messages });
    }
    if (call === "GET /api/v1/recap") return recap(response, request.url.endsWith("format=pdf"));
    if (call === "GET /api/v1/messages") return json(response, 200, { messages: said });
    if (call.startsWith("GET /widget/")) return script(response, call.slice("GET /widget/".length));
    return html(response, PAGE, { "Content-Security-Policy": POLICY });
  });
}

export async function script(response, name) {
  const content = await readFile(`${ROOT}/widget/dist/${name}`);
  response.writeHead(200, { "Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*" }).end(content);
}

export function html(response, content, headers = {}) {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers }).end(content);
}

function json(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

function recap(response, asFile) {
  if (asFile) response.writeHead(200, { "Content-Type": "application/pdf" }).end("%PDF-1.4");
  else html(response, RECAP);
}

const RECAP = `<!doctype html><html lang="fr"><head><title>Récapitulatif</title><style>body { color: red }</style></head>
<body><h1>Ton récapitulatif</h1><ul><li>Master informatique, <a href="https://univ-artois.fr">Université d’Artois</a></li></ul>
<p onclick="alert(1)">Sources&nbsp;: <a href="javascript:alert(1)">fiche</a><script>alert(1)</script></p></body></html>`;

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types lit-html";

const PAGE = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Essai</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script type="module" src="/widget/cap-ia-chat.js"></script>
<main><h1>Essai</h1><cap-ia-chat server="/" inline></cap-ia-chat></main></html>`;
