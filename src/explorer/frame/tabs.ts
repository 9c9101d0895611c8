import { html, nothing, type TemplateResult } from "lit";
import { rovingTarget } from "./roving.ts";

/** One tab of a list. */
export interface Tab<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly help?: string;
}

/** A list of tabs: arrow keys go from one to the next, Tab leaves the list. */
export function tabList<T extends string>(options: {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  /** The chosen tab; null when all are closed. */
  readonly chosen: T | null;
  /** Id of the element that the tabs fill. */
  readonly fills: string;
  choose(value: T): void;
}): TemplateResult {
  const { name, label, tabs, chosen, fills, choose } = options;
  const onKey = (event: KeyboardEvent, at: number): void => {
    const target = rovingTarget(event.key, at, tabs.length);
    if (target === null) return;
    event.preventDefault();
    choose((tabs[target] as Tab<T>).value);
    const list = (event.currentTarget as HTMLElement).parentElement;
    (list?.children[target] as HTMLElement | undefined)?.focus();
  };
  return html`<div class="tabs ${name}" role="tablist" aria-label=${label}>
    ${tabs.map(({ value, label: text, help }, at) => {
      const on = value === chosen;
      const reachable = on || (chosen === null && at === 0);
      return html`<button
        role="tab"
        id="${name}-${value}"
        aria-selected=${on ? "true" : "false"}
        aria-controls=${fills}
        tabindex=${reachable ? 0 : -1}
        title=${help ?? nothing}
        @click=${() => choose(value)}
        @keydown=${(event: KeyboardEvent) => onKey(event, at)}
      >
        ${text}
      </button>`;
    })}
  </div>`;
}
