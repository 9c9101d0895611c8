/** What a key can ask of the page. */
export type Command =
  | { readonly do: "undo" | "redo" | "simulate" | "pin" | "help" }
  | { readonly do: "view"; readonly index: number };

/** The part of a keyboard event that decides. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * What a key asks for; null for keys that mean nothing to the page.
 *
 * @param typing whether the focus is in a field that takes letters and has an undo of its own
 */
export function commandOf(event: Pressed, typing: boolean): Command | null {
  const key = event.key.toLowerCase();
  if (typing || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return { do: event.shiftKey ? "redo" : "undo" };
    return key === "y" && !event.shiftKey ? { do: "redo" } : null;
  }
  if (key === "?") return { do: "help" };
  if (event.shiftKey) return null;
  if (key === "s") return { do: "simulate" };
  if (key === "p") return { do: "pin" };
  return /^[1-9]$/.test(key) ? { do: "view", index: Number(key) - 1 } : null;
}

/** Whether the focus is where letters are typed or choose, looked for through shadow trees. */
export function isTyping(): boolean {
  let focus: Element | null = document.activeElement;
  while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  if (focus instanceof HTMLInputElement) return !/^(range|checkbox|radio|button)$/.test(focus.type);
  return focus instanceof HTMLTextAreaElement || focus instanceof HTMLSelectElement;
}
