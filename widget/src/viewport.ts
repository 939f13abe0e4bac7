/** Tells the styles how much of the window the on-screen keyboard leaves. */
export function followViewport(element: HTMLElement, signal: AbortSignal): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const follow = () => {
    // Somebody who zooms in looks closer at a part: nothing moves under their fingers.
    if (viewport.scale > 1.01) return;
    element.style.setProperty("--_height", `${viewport.height}px`);
    element.style.setProperty("--_top", `${viewport.offsetTop}px`);
  };
  viewport.addEventListener("resize", follow, { signal });
  viewport.addEventListener("scroll", follow, { signal });
}
