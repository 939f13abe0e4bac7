/** `<cap-ia-chat server="…">`: the assistant in a web page, as a floating button or, with `inline`, in its place. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { Announcer } from "./announce";
import { Api } from "./api";
import { copyText } from "./clipboard";
import { Component } from "./component";
import { Confirmation } from "./confirmation";
import { Conversation } from "./conversation";
import { keepFocusInside, NextFocus } from "./focus";
import { Memory } from "./memory";
import { Recap } from "./recap";
import { Results } from "./results";
import { Scroll } from "./scroll";
import * as strings from "./strings";
import styles from "./styles/index.css?inline";
import type { Choice, Message } from "./types";
import { renderPicks, renderTrouble } from "./view/bars";
import { fitHeight, LIMIT, renderComposer } from "./view/composer";
import { renderConfirm } from "./view/confirm";
import { renderLauncher, renderLog } from "./view/frame";
import { renderHeader } from "./view/header";
import { renderRecap } from "./view/recap";
import { renderStage, renderStart } from "./view/stage";
import { renderTranscript, spoken } from "./view/transcript";
import { followViewport } from "./viewport";
import { watch } from "./watch";

const PHONE = "(max-width: 480px), (max-height: 480px)";

export class CapIaChat extends Component {
  static readonly observedAttributes = ["server", "inline"];

  #memory!: Memory;
  #api!: Api;
  #conversation!: Conversation;
  readonly #announcer = new Announcer(this.update);
  readonly #scrolling = new Scroll(() => this.root.querySelector(".transcript"), this.update);
  readonly #focus = new NextFocus();
  readonly #confirmation = new Confirmation();
  readonly #recap = new Recap(this.update);
  readonly #results = new Results(this.update);
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
    watch(this.#memory, this.#conversation, this.#listeners.signal);
    followViewport(this, this.#listeners.signal);
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
      changed: this.#changed,
      said: this.#hear,
      returned: (text) => this.#type(this.#draft ? `${text}\n${this.#draft}` : text),
    });
  }

  #isPhone(): boolean {
    return !this.inline && matchMedia(PHONE).matches;
  }

  /** Draw again, and give the focus; after a touch (`event`) the keyboard does not hide the answer. */
  #goTo(selector: string, event?: UIEvent): void {
    this.#focus.set(selector, event);
    this.update();
  }

  #begin(): void {
    this.#open = this.#memory.open = true;
    this.#draft ||= this.#memory.draft;
    this.#conversation.start();
    this.#scrolling.toEnd();
    this.update();
  }

  readonly #beginByHand = (event: UIEvent): void => {
    this.#begin();
    this.#goTo("#field", event);
  };

  readonly #close = (): void => {
    this.#open = this.#menuOpen = this.#memory.open = false;
    this.#goTo("#launcher");
  };

  readonly #changed = (): void => {
    const { trouble, slow } = this.#conversation;
    const state = trouble?.text ?? (slow ? strings.slow : "");
    if (state && state !== this.#told) this.#announcer.say(state);
    this.#told = state;
    this.update();
  };

  readonly #hear = (messages: Message[]): void => {
    for (const message of messages) this.#announcer.say(spoken(message));
    this.#scrolling.toAnswer();
  };

  readonly #type = (text: string): void => {
    this.#draft = text;
    if (this.#conversation.phase === "open") this.#memory.draft = text;
    this.update();
  };

  readonly #send = (): void => {
    const text = this.#draft.trim();
    if (!text || text.length > LIMIT) return;
    this.#ask(text);
    this.#type("");
  };

  #say(act: () => void, text: string, event?: UIEvent): void {
    this.#lastSaid = text;
    act();
    this.#open = this.#memory.open = true;
    this.#scrolling.toEnd();
    this.#goTo("#field", event);
  }

  readonly #choose = (choice: Choice, event: UIEvent): void =>
    this.#say(() => this.#conversation.choose(choice), choice.label, event);

  readonly #ask = (text: string, event?: UIEvent): void => this.#say(() => this.#conversation.say(text), text, event);

  readonly #comparePicked = (event: UIEvent): void => {
    const names = this.#results.picks.names();
    this.#unpick();
    this.#ask(strings.askComparison(names), event);
  };

  readonly #unpick = (): void => {
    this.#results.unpick();
    this.#goTo("#field");
  };

  async #copyAloud(text: string, said: string): Promise<boolean> {
    const done = await copyText(text, this.root);
    this.#announcer.say(done ? said : strings.copyFailed);
    return done;
  }

  readonly #copy = async (key: string, text: string): Promise<void> => {
    if (!(await this.#copyAloud(text, strings.copied))) return;
    this.#copied = key;
    this.update();
  };

  #confirm(about: "erase" | "restart"): void {
    this.#confirmation.ask(about);
    this.#menuOpen = false;
    this.#goTo("#no");
  }

  readonly #refuse = (): void => {
    this.#confirmation.cancel();
    this.#goTo("#menu");
  };

  readonly #accept = async (): Promise<void> => {
    const done = await this.#confirmation.carryOut(this.#conversation);
    if (done) {
      this.#results.clear();
      this.#lastSaid = undefined;
      this.#goTo(done === "erase" ? "#begin" : "#field");
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
    this.#goTo("#back");
    this.#recap.open(this.#api, this.#conversation.token);
  };

  readonly #closeRecap = (): void => {
    this.#goTo("#menu");
    this.#recap.close();
  };

  readonly #copyRecap = async (text: string): Promise<void> => {
    if (await this.#copyAloud(text, strings.recapCopied)) this.#recap.markCopied();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.isComposing) {
      if (this.#confirmation.about) this.#refuse();
      else if (this.#menuOpen) {
        this.#menuOpen = false;
        this.#goTo("#menu");
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
    const { inline } = this;
    return html`<div class="root ${inline ? "inline" : "floating"}" lang="fr" popover=${inline ? nothing : "manual"}>
      ${inline || this.#open ? this.#renderPanel() : nothing}
      ${inline ? nothing : renderLauncher(this.#open, this.#beginByHand)}
    </div>`;
  }

  #renderPanel(): TemplateResult {
    const { question, failure } = this.#confirmation;
    return html`<section
      class="panel"
      role=${this.inline ? "region" : "dialog"}
      aria-modal=${this.#isPhone() || nothing}
      aria-labelledby="title"
      @keydown=${this.#keydown}
    >
      <div class="content" ?inert=${question}>${this.#renderHeader()}${this.#renderContent()}</div>
      ${question && renderConfirm(question, failure, this.#accept, this.#refuse)} ${renderLog(this.#announcer)}
    </section>`;
  }

  #renderHeader(): TemplateResult {
    return renderHeader({
      active: this.#conversation.phase === "open",
      menuOpen: this.#menuOpen,
      hasRecap: this.#recap.available,
      closable: !this.inline,
      help: `${this.server}/#besoin-d-aide`,
      toggleMenu: () => {
        this.#menuOpen = !this.#menuOpen;
        this.update();
      },
      restart: () => this.#confirm("restart"),
      recap: this.#openRecap,
      erase: () => this.#confirm("erase"),
      close: this.#close,
    });
  }

  #renderContent(): unknown {
    const { phase, farewell } = this.#conversation;
    if (this.#recap.state) return renderRecap(this.#recap.state, this.#copyRecap, this.#closeRecap);
    return [
      phase === "open" ? this.#renderConversation() : renderStart(farewell, this.#beginByHand),
      this.#renderFoot(),
    ];
  }

  #renderConversation(): TemplateResult {
    const { entries, answering, slow } = this.#conversation;
    const transcript = renderTranscript({
      entries,
      context: (answer, reply) => ({
        key: answer.key,
        reply,
        choose: this.#choose,
        ask: this.#ask,
        ...this.#results.contextOf(answer, entries),
      }),
      copied: this.#copied,
      copy: this.#copy,
    });
    const writing = slow ? strings.slow : answering || !entries.length ? strings.writing : "";
    return renderStage(transcript, writing, this.#scrolling);
  }

  #renderFoot(): TemplateResult {
    const { trouble } = this.#conversation;
    const { list } = this.#results.picks;
    return html`<footer>
      ${trouble ? renderTrouble(trouble, () => this.#conversation.retry()) : nothing}
      ${list.length ? renderPicks(list, this.#comparePicked, this.#unpick) : nothing}
      ${renderComposer({
        draft: this.#draft,
        lastSaid: () => this.#lastSaid ?? this.#lastHeard(),
        typed: this.#type,
        send: this.#send,
      })}
    </footer>`;
  }

  #lastHeard(): string | undefined {
    const last = this.#conversation.entries.findLast(({ from }) => from === "user");
    return last?.from === "user" ? last.text : undefined;
  }
}

if (!customElements.get("cap-ia-chat")) customElements.define("cap-ia-chat", CapIaChat);

declare global {
  interface HTMLElementTagNameMap {
    "cap-ia-chat": CapIaChat;
  }
}
