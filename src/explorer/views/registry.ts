import type { View } from "../../state/index.ts";
import type { ViewElement } from "./view-element.ts";

/** A view as the page knows it before it is loaded: its element's name and its module. */
interface ViewEntry {
  readonly tag: string;
  load(): Promise<new () => ViewElement>;
}

const entries: Readonly<Record<View["panel"], ViewEntry>> = {
  curves: {
    tag: "maskrisk-curves-view",
    load: async () => (await import("./curves/curves-view.ts")).CurvesView,
  },
  atlas: {
    tag: "maskrisk-atlas-view",
    load: async () => (await import("./atlas/atlas-view.ts")).AtlasView,
  },
  spectrum: {
    tag: "maskrisk-spectrum-view",
    load: async () => (await import("./spectrum/spectrum-view.ts")).SpectrumView,
  },
  claims: {
    tag: "maskrisk-claims-view",
    load: async () => (await import("./claims/claims-view.ts")).ClaimsView,
  },
};

/**
 * A new element of a view; its module is loaded when it is the first. Rejects when the module
 * cannot be loaded.
 */
export async function createView(name: View["panel"]): Promise<ViewElement> {
  const { tag, load } = entries[name];
  const View = await load();
  if (!customElements.get(tag)) customElements.define(tag, View);
  return document.createElement(tag) as ViewElement;
}
