/** Where the keyboard is: it moves only after something that the user did. */

const FOCUSABLE = "button:not([hidden]), a[href], textarea, summary, [tabindex='0']";

/** Keep Tab inside an element that covers the page. */
export function keepFocusInside(event: KeyboardEvent, container: Element | null): void {
  if (event.key !== "Tab" || !container) return;
  const all = [...container.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.offsetParent !== null && !element.closest("[inert]"),
  );
  const focused = (container.getRootNode() as ShadowRoot).activeElement;
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (focused !== edge) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

/** Return whether a click came from a finger. */
function isTouch(event: UIEvent | undefined): boolean {
  // A click of the keyboard has no detail.
  return event !== undefined && event.detail > 0 && matchMedia("(pointer: coarse)").matches;
}

/** Let the field have the focus without bringing up the on-screen keyboard, until it is touched. */
function restKeyboard(field: HTMLElement): void {
  field.inputMode = "none";
  const wake = () => {
    field.inputMode = "text";
    field.removeEventListener("pointerdown", wake);
    field.removeEventListener("blur", wake);
  };
  field.addEventListener("pointerdown", wake);
  field.addEventListener("blur", wake);
}

/** Where the focus goes once the next state is drawn. */
export class NextFocus {
  #selector: string | undefined;
  #quiet = false;

  /** After a touch (`event`), the on-screen keyboard does not hide what is new. */
  set(selector: string, event?: UIEvent): void {
    this.#selector = selector;
    this.#quiet = isTouch(event);
  }

  apply(root: ParentNode): void {
    const target = this.#selector && root.querySelector<HTMLElement>(this.#selector);
    this.#selector = undefined;
    if (!target) return;
    if (this.#quiet) restKeyboard(target);
    target.focus({ preventScroll: true });
  }
}
