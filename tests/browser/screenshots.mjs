/** Makes the pictures of docs/images: `make screenshots`. They show the real assistant, with the project's data. */

import { stat } from "node:fs/promises";
import { ROOT, startAssistant } from "./support/assistant.mjs";
import { launchBrowser, newContext, openPage, SIZES } from "./support/browser.mjs";
import { Chat } from "./support/chat.mjs";
import { html, serve } from "./support/local_server.mjs";

const LIMIT = 150_000; // bytes of a picture: they travel with the repository

const site = await serve(async (request, response) => {
  if (request.url !== "/") response.writeHead(204).end();
  else html(response, HOST);
});
const [assistant, browser] = await Promise.all([startAssistant({ settings: { origins: [site.url] } }), launchBrowser()]);

const HOST = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Un lycée</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script type="module" src="${assistant.url}/widget/cap-ia-chat.js"></script>
<body style="margin: 0; font: 18px/1.7 Georgia, serif; color: #2b2b2b; background: #fbf7ef">
<header style="padding: 28px 56px; background: #7a2e2e; color: #fff; font-size: 26px">Un lycée</header>
<main style="max-width: 640px; padding: 32px 56px"><h1>S’orienter</h1><p>Cette page est celle d’un autre site. Le bouton en bas à droite est tout ce qu’il a ajouté.</p></main>
<cap-ia-chat server="${assistant.url}"></cap-ia-chat></body></html>`;

/** Take one picture; `act` brings the page to the state to show. */
async function shoot(name, { size, scheme = "light", url = assistant.url, act }) {
  const context = await newContext(browser, size, { colorScheme: scheme, deviceScaleFactor: size === SIZES.phone ? 1.5 : 1 });
  const page = await openPage(context, url, [assistant.url]);
  await act(new Chat(page), page);
  const path = `${ROOT}/docs/images/${name}.png`;
  await page.screenshot({ path, caret: "hide" });
  await context.close();
  const { size: bytes } = await stat(path);
  console.log(`docs/images/${name}.png  ${Math.round(bytes / 1000)} kB`);
  if (bytes > LIMIT) throw new Error(`${name}.png is larger than ${LIMIT} bytes.`);
}

/** Bring the chat to the top of a small screen, as somebody does who uses it. */
function fill(chat) {
  return chat.root.evaluate((host) => scrollTo(0, host.getBoundingClientRect().top + scrollY - 12));
}

const PICTURES = {
  "widget-page": {
    size: SIZES.wide,
    async act(chat) {
      await chat.begin();
      await chat.ask("cb sa gagne");
    },
  },
  "widget-dark": {
    size: SIZES.wide,
    scheme: "dark",
    async act(chat) {
      await chat.begin();
      await chat.ask("toutes les formations");
      await chat.last.locator(".town").first().waitFor();
    },
  },
  "widget-embedded": {
    size: SIZES.wide,
    url: site.url,
    async act(chat) {
      await chat.launch();
      await chat.ask("jsuis en term STI2D");
    },
  },
  "widget-phone": {
    size: SIZES.phone,
    async act(chat) {
      await chat.begin();
      await chat.ask("compare l’Isep et Paris Cité");
      await fill(chat);
    },
  },
  "widget-phone-dark": {
    size: SIZES.phone,
    scheme: "dark",
    url: site.url,
    async act(chat) {
      await chat.launch();
      await chat.ask("cb sa gagne");
    },
  },
};

try {
  for (const [name, picture] of Object.entries(PICTURES)) await shoot(name, picture);
} finally {
  await browser.close();
  await assistant.stop();
  await site.stop();
}
