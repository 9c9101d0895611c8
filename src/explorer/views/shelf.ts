import type { View } from "../../state/index.ts";
import { createView } from "./registry.ts";
import type { ViewElement } from "./view-element.ts";

type Panel = View["panel"];

/** The views that have been opened. Each is loaded when it is first asked for, and kept. */
export class ViewShelf {
  /** An element, null while its module loads, or why it could not be loaded. */
  readonly #views = new Map<Panel, ViewElement | Error | null>();
  readonly #prepare: (view: ViewElement) => void;
  readonly #onChange: () => void;

  /** @param prepare gives a new view what it needs before it is shown */
  constructor(prepare: (view: ViewElement) => void, onChange: () => void) {
    this.#prepare = prepare;
    this.#onChange = onChange;
  }

  /** The view; null while it is loaded, for which asking is enough; an error when it cannot be. */
  get(panel: Panel): ViewElement | Error | null {
    if (!this.#views.has(panel)) void this.#load(panel);
    return this.#views.get(panel) ?? null;
  }

  /** The view as far as it is loaded. */
  shown(panel: Panel): ViewElement | null {
    const view = this.#views.get(panel);
    return view instanceof Error ? null : (view ?? null);
  }

  /** Tries once more to load a view. */
  retry(panel: Panel): void {
    void this.#load(panel);
    this.#onChange();
  }

  async #load(panel: Panel): Promise<void> {
    this.#views.set(panel, null);
    try {
      const view = await createView(panel);
      view.classList.add("view");
      this.#prepare(view);
      this.#views.set(panel, view);
    } catch (error) {
      this.#views.set(panel, error instanceof Error ? error : new Error(String(error)));
    }
    this.#onChange();
  }
}
