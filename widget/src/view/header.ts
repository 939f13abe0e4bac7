import { html, nothing, type TemplateResult } from "lit/html.js";
import * as icons from "../icons";
import * as strings from "../strings";
import { button } from "./buttons";

export interface HeaderState {
  /** There is a conversation, so something to restart, sum up or erase. */
  active: boolean;
  menuOpen: boolean;
  hasRecap: boolean;
  closable: boolean;
  /** Where the numbers to call are, whatever was said. */
  help: string;
  toggleMenu(): void;
  restart(): void;
  recap(): void;
  erase(): void;
  close(): void;
}

export function renderHeader(state: HeaderState): TemplateResult {
  const item = (icon: unknown, label: string, act: () => void) => html`<li>${button("", [icon, label], act)}</li>`;
  return html`<header>
    <span class="mark">${icons.mark}</span>
    <div class="title">
      <h2 id="title">${strings.name}</h2>
      <p>${strings.kind}</p>
    </div>
    ${
      state.active
        ? html`<button type="button" class="round" id="menu" aria-expanded=${state.menuOpen} aria-controls="options" @click=${state.toggleMenu}>
            ${icons.menu}<span class="sr">${strings.menu}</span>
          </button>
          <ul id="options" class="menu" ?hidden=${!state.menuOpen}>
            ${item(icons.restart, strings.restart, state.restart)}
            ${state.hasRecap ? item(icons.recap, strings.recap, state.recap) : nothing}
            ${item(icons.erase, strings.erase, state.erase)}
            <li><a href=${state.help} target="_blank" rel="noopener">${icons.heart}${strings.help}</a></li>
          </ul>`
        : nothing
    }
    ${
      state.closable
        ? html`<button type="button" class="round" id="close" @click=${state.close}>
          ${icons.close}<span class="sr">${strings.close}</span>
        </button>`
        : nothing
    }
  </header>`;
}
