/** All journeys in one process, with one assistant and one browser: `node --test-reporter=spec tests/browser/run.mjs`. */

import { after, before, describe } from "node:test";
import { conversationJourneys } from "./journeys/conversation.mjs";
import { embeddingJourneys } from "./journeys/embedding.mjs";
import { faultJourneys } from "./journeys/faults.mjs";
import { hostileJourneys } from "./journeys/hostile.mjs";
import { keyboardJourneys } from "./journeys/keyboard.mjs";
import { messageJourneys } from "./journeys/messages.mjs";
import { orientationJourneys } from "./journeys/orientation.mjs";
import { readingJourneys } from "./journeys/reading.mjs";
import { startAssistant } from "./support/assistant.mjs";
import { launchBrowser } from "./support/browser.mjs";
import { serveHostSite } from "./support/host_page.mjs";

const shared = {};

describe("in a real browser", { timeout: 600_000 }, () => {
  before(async () => {
    shared.host = await serveHostSite();
    const options = { hostile: true, settings: { origins: [shared.host.url] } };
    [shared.assistant, shared.browser] = await Promise.all([startAssistant(options), launchBrowser()]);
    shared.host.site.assistant = shared.assistant.url;
  });
  after(async () => {
    await shared.browser?.close();
    await shared.assistant?.stop();
    await shared.host?.stop();
  });
  conversationJourneys(shared);
  orientationJourneys(shared);
  messageJourneys(shared);
  embeddingJourneys(shared);
  hostileJourneys(shared);
  keyboardJourneys(shared);
  readingJourneys(shared);
  // Last: they kill the assistant, and start it with other limits.
  faultJourneys(shared);
});
