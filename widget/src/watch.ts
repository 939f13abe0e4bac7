/** Looks at what other tabs did when they write, or when this one is seen again; tries again once there is a network. */

import type { Conversation } from "./conversation";
import type { Memory } from "./memory";

export function watch(memory: Memory, conversation: Conversation, signal: AbortSignal): void {
  const until = { signal };
  const look = () => {
    if (document.visibilityState === "visible") conversation.look();
  };
  addEventListener("storage", (event) => event.key === memory.key && conversation.look(), until);
  addEventListener("focus", look, until);
  addEventListener("pageshow", look, until);
  document.addEventListener("visibilitychange", look, until);
  addEventListener("online", () => conversation.retry(), until);
}
