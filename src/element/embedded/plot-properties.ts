import { PLOT_ATTRIBUTES } from "./plot-options.ts";

/**
 * Gives an element every attribute of a plot as a property of the same name, as frameworks set them,
 * but for those that it has already. `true` is the empty text; null, undefined and false take the
 * attribute away.
 */
export function defineAttributeProperties(element: { readonly prototype: HTMLElement }): void {
  for (const name of PLOT_ATTRIBUTES) {
    if (name in element.prototype) continue;
    Object.defineProperty(element.prototype, name, {
      configurable: true,
      get(this: HTMLElement): string | null {
        return this.getAttribute(name);
      },
      set(this: HTMLElement, value: string | number | boolean | null | undefined) {
        if (value === null || value === undefined || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : String(value));
      },
    });
  }
}
