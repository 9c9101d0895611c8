import { html, type TemplateResult } from "lit";
import type { Preset } from "../presets/preset.ts";
import type { Scheme } from "../theme.ts";
import { linkIcon, menuIcon, redoIcon, schemeIcon, undoIcon } from "./icons.ts";

const SCHEME_NAMES: Readonly<Record<Scheme, string>> = {
  auto: "Auto",
  light: "Light",
  dark: "Dark",
};

/** What the header shows. */
export interface HeaderState {
  readonly scheme: Scheme;
  readonly toast: string;
  /** What undo and redo would do, in words; null when there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly tabs: TemplateResult;
  /** Starting points; null until they are loaded. */
  readonly examples: readonly Preset[] | null;
}

/** What the header asks of the page. */
export interface HeaderActions {
  load(preset: Preset): void;
  copyLink(): void;
  share(): void;
  cycleScheme(): void;
  undo(): void;
  redo(): void;
  help(): void;
  /** Loads the starting points: their menu opens. */
  examples(): void;
}

/** Closes the popover that an element is in. */
function closeAround(event: Event): void {
  (event.currentTarget as HTMLElement)
    .closest<HTMLElement>("[popover]:popover-open")
    ?.hidePopover();
}

/** Name, views, undo, starting points, link, colours and help. */
export function header(state: HeaderState, actions: HeaderActions): TemplateResult {
  const { scheme } = state;
  const step = (name: string, words: string | null, icon: TemplateResult, go: () => void) =>
    html`<button
      class="icon-button"
      ?disabled=${words === null}
      aria-label=${words === null ? `${name}: nothing` : `${name}: ${words}`}
      title=${words === null ? name : `${name}: ${words}`}
      @click=${go}
    >
      ${icon}
    </button>`;
  const item = (act: () => void) => (event: Event) => {
    closeAround(event);
    act();
  };
  return html`<header>
    <span class="wordmark">Maskrisk</span>
    <span class="tagline">the exact risk of regression on masked inputs</span>
    <span class="spacer"></span>
    ${state.tabs}
    <span class="steps">
      ${step("Undo", state.undo, undoIcon, () => actions.undo())}
      ${step("Redo", state.redo, redoIcon, () => actions.redo())}
    </span>
    <button popovertarget="examples">Examples</button>
    <span class="steps share">
      <button title="Link, embedding, image, data, citation" @click=${() => actions.share()}>
        Share
      </button>
      <button
        class="icon-button"
        aria-label="Copy link"
        title="Copy link"
        @click=${() => actions.copyLink()}
      >
        ${linkIcon}
      </button>
    </span>
    <button class="icon-button menu-button" popovertarget="menu" aria-label="Menu">
      ${menuIcon}
    </button>
    <div id="menu" popover class="menu">
      <button class="in-menu" @click=${item(() => actions.share())}>Share…</button>
      <button class="in-menu" @click=${item(() => actions.copyLink())}>Copy link</button>
      <button
        aria-label="Colours: ${SCHEME_NAMES[scheme]}"
        title="Colours: ${SCHEME_NAMES[scheme]}"
        @click=${() => actions.cycleScheme()}
      >
        ${schemeIcon}<span>${SCHEME_NAMES[scheme]}</span>
      </button>
      <a class="lessons" href="./lessons.html" title="Nine short chapters with live figures"
        >Lessons</a
      >
      <button title="Help, model, glossary, keys (?)" @click=${item(() => actions.help())}>
        Help
      </button>
    </div>
    <div id="examples" popover class="examples" @beforetoggle=${() => actions.examples()}>
      <h2>Start from</h2>
      ${
        state.examples === null
          ? html`<p>loading…</p>`
          : state.examples.map(
              (preset) =>
                html`<button class="example" @click=${item(() => actions.load(preset))}>
                  <strong>${preset.title}</strong><span>${preset.text}</span>
                </button>`,
            )
      }
    </div>
    <span class="toast" role="status">${state.toast}</span>
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
