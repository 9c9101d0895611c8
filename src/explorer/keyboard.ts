/** What a key can ask of the page. */
export type Command =
  | { readonly do: "undo" | "redo" | "simulate" | "pin" | "help" }
  | { readonly do: "view"; readonly index: number };

/** The part of a keyboard event that decides. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Every shortcut of the page, for people. */
export const shortcuts: readonly { readonly keys: readonly string[]; readonly what: string }[] = [
  { keys: ["1", "2", "3", "4", "5"], what: "the views, in the order of their tabs" },
  { keys: ["S"], what: "simulate, or hold rows of a table out; stop" },
  { keys: ["P"], what: "pin the current curve" },
  { keys: ["Ctrl Z"], what: "undo" },
  { keys: ["Ctrl Shift Z", "Ctrl Y"], what: "redo" },
  { keys: ["?"], what: "this sheet" },
  { keys: ["←", "→"], what: "move the marker, the reading cursor or a slider in focus" },
  { keys: ["Shift ←", "Page Up"], what: "the same in large steps" },
  { keys: ["Home", "End"], what: "to the ends of the axis" },
  { keys: ["Enter"], what: "send the marker to the reading cursor; take a typed value" },
  { keys: ["Backspace"], what: "set a slider in focus back to its default" },
  { keys: ["Esc"], what: "close a sheet or menu; drop a typed value" },
];

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
