/** A bad line to the assistant: it carries everything, until it is told to lose an answer on the way. */

import { request as ask } from "node:http";
import { serve } from "./local_server.mjs";

/** Serve in front of `target`; `line.lost` counts the answers that are still to be lost. */
export async function badLine(target) {
  const line = { lost: 0 };
  const server = await serve(async (request, response) => {
    const carried = ask(target + request.url, { method: request.method, headers: request.headers });
    request.pipe(carried);
    const answer = await new Promise((resolve, reject) => carried.on("response", resolve).on("error", reject));
    if (line.lost > 0 && request.method === "POST" && request.url.endsWith("/messages")) {
      line.lost--;
      answer.resume();
      // The assistant has answered; whoever asked never hears of it.
      answer.on("end", () => response.destroy());
      return;
    }
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  return Object.assign(line, server);
}
