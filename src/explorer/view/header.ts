import { html, type TemplateResult } from "lit";
import { presets } from "../presets/presets.ts";
import type { Preset } from "../presets/preset.ts";
import type { Scheme } from "../theme.ts";

const SCHEME_NAMES: Readonly<Record<Scheme, string>> = {
  auto: "Auto",
  light: "Light",
  dark: "Dark",
};

/** What the header asks of the page. */
export interface HeaderActions {
  load(preset: Preset): void;
  copyLink(): void;
  cycleScheme(): void;
}

/** Name, views, starting points, link and colours. */
export function header(
  scheme: Scheme,
  toast: string,
  tabs: TemplateResult,
  actions: HeaderActions,
): TemplateResult {
  const load = (event: Event, preset: Preset): void => {
    (event.currentTarget as HTMLElement).closest<HTMLElement>("[popover]")?.hidePopover();
    actions.load(preset);
  };
  return html`<header>
    <span class="wordmark">Maskrisk</span>
    <span class="tagline">the exact risk of regression on masked inputs</span>
    <span class="spacer"></span>
    ${tabs}
    <button popovertarget="examples">Examples</button>
    <div id="examples" popover class="examples">
      <h2>Start from</h2>
      ${presets.map(
        (preset) =>
          html`<button class="example" @click=${(event: Event) => load(event, preset)}>
            <strong>${preset.title}</strong><span>${preset.text}</span>
          </button>`,
      )}
    </div>
    <button @click=${() => actions.copyLink()}>Copy link</button>
    <button
      aria-label="Colours: ${SCHEME_NAMES[scheme]}"
      title="Colours: ${SCHEME_NAMES[scheme]}"
      @click=${() => actions.cycleScheme()}
    >
      <span aria-hidden="true">◐</span> ${SCHEME_NAMES[scheme]}
    </button>
    <span class="toast" role="status">${toast}</span>
  </header>`;
}

/** Why a link could not be opened, fault by fault. */
export function brokenLink(lines: readonly string[], dismiss: () => void): TemplateResult {
  return html`<div class="banner" role="alert">
    <p><strong>This link could not be opened.</strong> A sound problem is shown instead.</p>
    <ul>
      ${lines.slice(0, 8).map((line) => html`<li>${line.slice(0, 300)}</li>`)}
    </ul>
    <button @click=${dismiss}>Dismiss</button>
  </div>`;
}
