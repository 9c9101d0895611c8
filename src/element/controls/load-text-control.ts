let asked = false;

/** Loads the element behind `<maskrisk-text>` once: few problems hold a formula. Its place is empty until then. */
export async function loadTextControl(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    const { TextControl } = await import("./text-control.ts");
    if (!customElements.get("maskrisk-text")) customElements.define("maskrisk-text", TextControl);
  } catch {
    asked = false; // the next drawing asks again
  }
}
