/** Somebody else's site that embeds the widget: another origin, a strict policy, and styles that spoil everything. */

import { html, serve } from "./local_server.mjs";

// What a site does to its own elements must not reach into the widget.
const HOSTILE_STYLES = `
* { font: italic 7px/0.8 "Comic Sans MS" !important; letter-spacing: 9px !important; color: lime !important; }
*, *::before { background: red !important; border: 5px dotted lime !important; }
body > * { transform: rotate(3deg); opacity: 0.2; filter: blur(2px); contain: strict; }
button, textarea, ul, ol, li, p, section, svg, h2 { display: none !important; position: static !important; float: right; }
:root { font-size: 6px; }
div { width: 12px !important; opacity: 0.1; }
`;

/** Serve it; `assistant`: the address to call. The policy lets the widget's server in, and nothing inline. */
export function serveHostSite() {
  const site = { assistant: "", attributes: "" };
  return serve(async (request, response) => {
    if (request.url === "/site.css") return void response.writeHead(200, { "Content-Type": "text/css" }).end(HOSTILE_STYLES);
    if (request.url === "/favicon.ico") return void response.writeHead(204).end();
    const policy = `default-src 'none'; script-src ${site.assistant}; connect-src ${site.assistant}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;
    html(response, page(site), { "Content-Security-Policy": policy });
  }).then((server) => Object.assign(server, { site }));
}

function page({ assistant, attributes }) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lycée</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/site.css">
<script type="module" src="${assistant}/widget/cap-ia-chat.js"></script>
<p>Le site d’un lycée.</p>
<cap-ia-chat server="${assistant}" ${attributes}></cap-ia-chat></html>`;
}
