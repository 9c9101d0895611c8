import type { View } from "../../state/index.ts";
import type { ViewElement } from "./view-element.ts";

/** Modules of the views by path: a view is found by its name. */
const modules = import.meta.glob<{ readonly View: new () => ViewElement }>("./*/view.ts");

/**
 * A new element of a view; its module is loaded when it is the first. Rejects when the module
 * cannot be loaded.
 */
export async function createView(name: View["panel"]): Promise<ViewElement> {
  const load = modules[`./${name}/view.ts`];
  if (load === undefined) throw new Error(`the view “${name}” has no module`);
  const { View } = await load();
  const tag = `maskrisk-${name}-view`;
  if (!customElements.get(tag)) customElements.define(tag, View);
  return document.createElement(tag) as ViewElement;
}
