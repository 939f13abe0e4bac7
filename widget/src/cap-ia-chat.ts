/** `<cap-ia-chat server="…">`: the assistant in a web page, as a floating button or, with `inline`, in its place. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { Announcer } from "./announce";
import { Api } from "./api";
import { copyText } from "./clipboard";
import { Component } from "./component";
import { Confirmation } from "./confirmation";
import { Conversation } from "./conversation";
import type { Answer, Entry } from "./entries";
import { keepFocusInside, NextFocus } from "./focus";
import * as icons from "./icons";
import { Maps } from "./maps";
import { Memory } from "./memory";
import type { Context } from "./messages/context";
import { placesOf } from "./messages/map";
import { Picks } from "./picks";
import { Recap } from "./recap";
import { Scroll } from "./scroll";
import * as strings from "./strings";
import styles from "./styles/index.css?inline";
import type { Choice, Message } from "./types";
import { renderPicks, renderTrouble } from "./view/bars";
import { fitHeight, LIMIT, renderComposer } from "./view/composer";
import { renderConfirm } from "./view/confirm";
import { renderHeader } from "./view/header";
import { renderRecap } from "./view/recap";
import { renderStage, renderStart } from "./view/stage";
import { renderTranscript, spoken } from "./view/transcript";
import { followViewport } from "./viewport";

const PHONE = "(max-width: 480px), (max-height: 480px)";

export class CapIaChat extends Component {
  static readonly observedAttributes = ["server", "inline"];

  #memory!: Memory;
  #api!: Api;
  #conversation!: Conversation;
  readonly #announcer = new Announcer(() => this.update());
  readonly #scrolling = new Scroll(
    () => this.root.querySelector(".transcript"),
    () => this.update(),
  );
  readonly #focus = new NextFocus();
  readonly #confirmation = new Confirmation();
  readonly #recap = new Recap(() => this.update());
  #maps = new Maps(() => this.update());
  #picks = new Picks();
  #listeners = new AbortController();

  #open = false;
  #menuOpen = false;
  #draft = "";
  #lastSaid: string | undefined;
  /** The last state of things that was read aloud. */
  #told = "";
  #copied: string | undefined;

  constructor() {
    super(styles);
  }

  /** Where the assistant is served: by default, where this file comes from. */
  get server(): string {
    return (this.getAttribute("server") || new URL(import.meta.url).origin).replace(/\/+$/, "");
  }

  /** In the page instead of behind a button. */
  get inline(): boolean {
    return this.hasAttribute("inline");
  }

  /** How long a conversation can be found again, hours; the server's own limit holds too. */
  get keepHours(): number {
    return Number(this.getAttribute("keep-hours")) || 24;
  }

  connectedCallback(): void {
    if (this.#memory?.server !== this.server) this.#connect(this.server);
    this.#listeners = new AbortController();
    this.#listen();
    // A conversation that the user opened on another page goes on here, without taking the focus.
    if (this.#memory.read() && (this.inline || (this.#memory.open && !this.#isPhone()))) this.#begin();
    this.update();
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
  }

  attributeChangedCallback(): void {
    if (!this.isConnected || !this.#memory) return;
    this.disconnectedCallback();
    this.connectedCallback();
  }

  #connect(server: string): void {
    this.#memory = new Memory(server);
    this.#api = new Api(server);
    this.#conversation = new Conversation(this.#api, this.#memory, () => this.keepHours, {
      changed: () => this.#changed(),
      said: (messages) => this.#hear(messages),
      returned: (text) => this.#type(this.#draft ? `${text}\n${this.#draft}` : text),
    });
  }

  #listen(): void {
    const { signal } = this.#listeners;
    const look = () => {
      if (document.visibilityState === "visible") this.#conversation.look();
    };
    addEventListener("storage", (event) => event.key === this.#memory.key && this.#conversation.look(), { signal });
    addEventListener("focus", look, { signal });
    addEventListener("pageshow", look, { signal });
    document.addEventListener("visibilitychange", look, { signal });
    addEventListener("online", () => this.#conversation.retry(), { signal });
    followViewport(this, signal);
  }

  #isPhone(): boolean {
    return !this.inline && matchMedia(PHONE).matches;
  }

  #begin(): void {
    this.#open = true;
    this.#memory.open = true;
    this.#draft ||= this.#memory.draft;
    this.#conversation.start();
    this.#scrolling.toEnd();
    this.update();
  }

  readonly #beginByHand = (event: UIEvent): void => {
    this.#begin();
    this.#goToField(event);
  };

  readonly #close = (): void => {
    this.#open = false;
    this.#menuOpen = false;
    this.#memory.open = false;
    this.#focus.set("#launcher");
    this.update();
  };

  #changed(): void {
    const { trouble, slow } = this.#conversation;
    const state = trouble?.text ?? (slow ? strings.slow : "");
    if (state && state !== this.#told) this.#announcer.say(state);
    this.#told = state;
    this.update();
  }

  #hear(messages: Message[]): void {
    for (const message of messages) this.#announcer.say(spoken(message));
    this.#scrolling.toAnswer();
  }

  #type(text: string): void {
    this.#draft = text;
    if (this.#conversation.phase === "open") this.#memory.draft = text;
    this.update();
  }

  readonly #send = (): void => {
    const text = this.#draft.trim();
    if (!text || text.length > LIMIT) return;
    this.#say(() => this.#conversation.say(text), text);
    this.#type("");
    this.#focus.set("#field");
  };

  #say(act: () => void, text: string): void {
    this.#open = true;
    this.#lastSaid = text;
    act();
    this.#memory.open = true;
    this.#scrolling.toEnd();
  }

  #choose(choice: Choice, event: UIEvent): void {
    this.#say(() => this.#conversation.choose(choice), choice.label);
    this.#goToField(event);
  }

  #ask(text: string, event: UIEvent): void {
    this.#say(() => this.#conversation.say(text), text);
    this.#goToField(event);
  }

  /** Focus the field, after a touch without the keyboard that would hide the answer. */
  #goToField(event: UIEvent): void {
    this.#focus.set("#field", event);
  }

  readonly #comparePicked = (event: UIEvent): void => {
    const names = this.#picks.names();
    this.#picks = new Picks();
    this.#ask(strings.askComparison(names), event);
  };

  readonly #unpick = (): void => {
    this.#picks = new Picks();
    this.#focus.set("#field");
    this.update();
  };

  #contextOf({ key, message }: Answer, reply: string | undefined): Context {
    const isLatest = this.#conversation.entries.findLast(isSearch)?.key === key;
    const needsMap = message.type === "programmes" && placesOf(message.items).length > 0;
    return {
      key,
      reply,
      choose: (choice, event) => this.#choose(choice, event),
      ask: (text, event) => this.#ask(text, event),
      picked: (programme) => this.#picks.has(programme),
      pick: (programme) => {
        this.#picks.toggle(programme);
        this.update();
      },
      map: this.#maps.of(key, isLatest, needsMap),
      toggleMap: () => this.#maps.toggle(key, isLatest),
    };
  }

  async #copy(key: string, text: string): Promise<void> {
    const done = await copyText(text, this.root);
    this.#announcer.say(done ? strings.copied : strings.copyFailed);
    if (!done) return;
    this.#copied = key;
    this.update();
  }

  #confirm(about: "erase" | "restart"): void {
    this.#confirmation.ask(about);
    this.#menuOpen = false;
    this.#focus.set("#no");
    this.update();
  }

  readonly #refuse = (): void => {
    this.#confirmation.cancel();
    this.#focus.set("#menu");
    this.update();
  };

  readonly #accept = async (): Promise<void> => {
    const done = await this.#confirmation.carryOut(this.#conversation);
    if (done) {
      this.#picks = new Picks();
      this.#maps = new Maps(() => this.update());
      this.#lastSaid = undefined;
      this.#focus.set(done === "erase" ? "#begin" : "#field");
    }
    if (done === "erase") {
      this.#type("");
      this.#memory.draft = "";
      this.#memory.open = false;
      this.#announcer.say(strings.erased);
    }
    this.update();
  };

  readonly #openRecap = (): void => {
    this.#menuOpen = false;
    this.#focus.set("#back");
    this.#recap.open(this.#api, this.#conversation.token);
  };

  readonly #closeRecap = (): void => {
    this.#focus.set("#menu");
    this.#recap.close();
  };

  readonly #copyRecap = async (text: string): Promise<void> => {
    const done = await copyText(text, this.root);
    if (done) this.#recap.markCopied();
    this.#announcer.say(done ? strings.recapCopied : strings.copyFailed);
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.isComposing) {
      if (this.#confirmation.about) this.#refuse();
      else if (this.#menuOpen) {
        this.#menuOpen = false;
        this.#focus.set("#menu");
        this.update();
      } else if (this.#recap.state) this.#closeRecap();
      else if (!this.inline) this.#close();
      else return;
      event.stopPropagation();
    } else if (this.#confirmation.about) keepFocusInside(event, this.root.querySelector(".sheet"));
    else if (this.#isPhone()) keepFocusInside(event, this.root.querySelector(".panel"));
  };

  protected override drawn(): void {
    this.#rise();
    this.#focus.apply(this.root);
    const field = this.root.querySelector("textarea");
    if (field) fitHeight(field);
    this.#scrolling.settle();
  }

  /** Bring what floats above the page, whatever the page does to the elements around it. */
  #rise(): void {
    const root = this.root.querySelector<HTMLElement>(".floating");
    if (root?.showPopover && !root.matches(":popover-open")) root.showPopover();
  }

  protected override draw(): TemplateResult {
    return html`<div class="root ${this.inline ? "inline" : "floating"}" lang="fr" popover=${this.inline ? nothing : "manual"}>
      ${this.inline || this.#open ? this.#renderPanel() : nothing}
      ${this.inline ? nothing : this.#renderLauncher()}
    </div>`;
  }

  #renderLauncher(): TemplateResult {
    return html`<button type="button" id="launcher" class="launcher" ?hidden=${this.#open} aria-expanded=${this.#open} @click=${this.#beginByHand}>
      ${icons.mark}<span>${strings.launcher}</span><span class="sr"> ${strings.launcherHint}</span>
    </button>`;
  }

  #renderPanel(): TemplateResult {
    const { phase, farewell } = this.#conversation;
    const { question, failure } = this.#confirmation;
    return html`<section
      class="panel"
      role=${this.inline ? "region" : "dialog"}
      aria-modal=${!this.inline && this.#isPhone() ? "true" : nothing}
      aria-labelledby="title"
      @keydown=${this.#keydown}
    >
      <div class="content" ?inert=${question !== undefined}>
        ${renderHeader({
          active: phase === "open",
          menuOpen: this.#menuOpen,
          hasRecap: this.#recap.available,
          closable: !this.inline,
          toggleMenu: () => {
            this.#menuOpen = !this.#menuOpen;
            this.update();
          },
          restart: () => this.#confirm("restart"),
          recap: this.#openRecap,
          erase: () => this.#confirm("erase"),
          close: this.#close,
        })}
        ${
          this.#recap.state
            ? renderRecap(this.#recap.state, this.#copyRecap, this.#closeRecap)
            : [
                phase === "open" ? this.#renderConversation() : renderStart(farewell, this.#beginByHand),
                this.#renderFoot(),
              ]
        }
      </div>
      ${question ? renderConfirm(question, failure, this.#accept, this.#refuse) : nothing}
      <div class="sr" role="log" aria-live="polite" aria-label=${strings.newAnswer}>
        ${this.#announcer.lines.map(({ text }) => html`<p>${text}</p>`)}
      </div>
    </section>`;
  }

  #renderConversation(): TemplateResult {
    const { entries, answering, slow } = this.#conversation;
    const transcript = renderTranscript({
      entries,
      context: (entry, reply) => this.#contextOf(entry, reply),
      copied: this.#copied,
      copy: (key, text) => void this.#copy(key, text),
    });
    const writing = slow ? strings.slow : answering || !entries.length ? strings.writing : "";
    return renderStage(transcript, writing, this.#scrolling);
  }

  #renderFoot(): TemplateResult {
    const { trouble } = this.#conversation;
    const { list } = this.#picks;
    return html`<footer>
      ${trouble ? renderTrouble(trouble, () => this.#conversation.retry()) : nothing}
      ${list.length ? renderPicks(list, this.#comparePicked, this.#unpick) : nothing}
      ${renderComposer({
        draft: this.#draft,
        lastSaid: () => this.#lastSaid ?? this.#lastHeard(),
        typed: (text) => this.#type(text),
        send: this.#send,
      })}
    </footer>`;
  }

  #lastHeard(): string | undefined {
    const last = this.#conversation.entries.findLast(({ from }) => from === "user");
    return last?.from === "user" ? last.text : undefined;
  }
}

function isSearch(entry: Entry): boolean {
  return entry.from === "assistant" && entry.message.type === "programmes";
}

if (!customElements.get("cap-ia-chat")) customElements.define("cap-ia-chat", CapIaChat);

declare global {
  interface HTMLElementTagNameMap {
    "cap-ia-chat": CapIaChat;
  }
}
