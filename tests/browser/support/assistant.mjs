/** The real assistant, its server and its actions, started and killed as the tests ask. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Start it; options: see tests/support/commanded_assistant.py. */
export async function startAssistant(options = {}) {
  const python = spawn(`${ROOT}/.venv/bin/python`, ["-m", "tests.support.commanded_assistant", JSON.stringify(options)], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("The assistant stopped: see its error above.");
    return JSON.parse(value);
  };
  const { url } = await next();
  return {
    url,
    /** Carry out one command, such as `{ do: "kill", what: "server" }`, and wait until it is done. */
    async order(command) {
      python.stdin.write(`${JSON.stringify(command)}\n`);
      await next();
    },
    async stop() {
      const stopped = once(python, "exit");
      python.stdin.end();
      await stopped;
    },
  };
}
