/** Keys that a slider of the browser's own uses. */
const SLIDER_KEYS = /^(Arrow\w+|Home|End|PageUp|PageDown)$/;

/** Keys with which one leaves a field, or that belong to the browser. */
const FOREIGN_KEYS = /^(Tab|Escape|F\d+)$/;

/**
 * Keeps a key that something inside has used from the page around it, where an arrow would turn the
 * slide as well, and a decimal point pause the show.
 */
export function keepUsedKey(event: KeyboardEvent): void {
  const target = event.composedPath()[0];
  if (event.defaultPrevented || (target instanceof HTMLElement && uses(target, event))) {
    event.stopPropagation();
  }
}

/** Whether the browser itself does something with a key there. */
function uses(target: HTMLElement, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement && target.type === "range") return SLIDER_KEYS.test(key);
  if (target.matches("input[type='checkbox'], input[type='radio']")) {
    return key === " " || SLIDER_KEYS.test(key);
  }
  if (target.matches("input, select, textarea")) {
    return !FOREIGN_KEYS.test(key) && !(ctrlKey || metaKey || altKey);
  }
  if (target.matches("button, summary")) return key === "Enter" || key === " ";
  return target.matches("a[href]") && key === "Enter";
}
