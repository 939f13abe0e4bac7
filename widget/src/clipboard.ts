/** Copy a text; return whether it could be done. */
export async function copyText(text: string, within: ParentNode): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text, within);
  }
}

/** The way of pages without https. */
function copyFromField(text: string, within: ParentNode): boolean {
  const field = document.createElement("textarea");
  field.className = "sr";
  field.value = text;
  within.append(field);
  const focused = (field.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  field.select();
  try {
    return document.execCommand("copy");
  } finally {
    field.remove();
    focused?.focus();
  }
}
