/** The question before something is erased. */

import type { Conversation } from "./conversation";
import * as strings from "./strings";

const QUESTIONS = { erase: strings.confirmErase, restart: strings.confirmRestart };

export class Confirmation {
  /** What is asked, while it is. */
  about: keyof typeof QUESTIONS | undefined;
  /** Why what was confirmed could not be done. */
  failure = "";

  get question(): (typeof QUESTIONS)["erase"] | undefined {
    return this.about && QUESTIONS[this.about];
  }

  ask(about: keyof typeof QUESTIONS): void {
    this.about = about;
    this.failure = "";
  }

  cancel(): void {
    this.about = undefined;
  }

  /** Do what is asked about; return what was done, undefined when the server did not erase. */
  async carryOut(conversation: Conversation): Promise<keyof typeof QUESTIONS | undefined> {
    const about = this.about;
    try {
      await (about === "erase" ? conversation.erase() : conversation.restart());
    } catch {
      this.failure = strings.eraseFailed;
      return undefined;
    }
    this.about = undefined;
    return about;
  }
}
