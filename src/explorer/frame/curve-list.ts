import { html, nothing, type TemplateResult } from "lit";
import { RAMP_STOPS, SERIES_HUES, type Tone } from "../../plot/index.ts";
import {
  currentName,
  describeProblem,
  pinNames,
  strokesOf,
  type PinActions,
} from "../../instrument/index.ts";
import { problemFields, type Problem } from "../../problem/index.ts";
import { LONGEST_NAME, MAX_PINS, type ExplorerState, type Pin } from "../../state/index.ts";

/** The excess risk of a problem as text; empty while theory is being loaded. */
export type ValueOf = (problem: Problem) => string;

/** The hue of a tone as the page's own CSS variable. */
export function toneColour(tone: Tone | undefined): string {
  if (typeof tone === "object") return rampColour(tone.ramp);
  return tone === "random"
    ? "var(--series-random)"
    : `var(--series-${((tone ?? 0) % SERIES_HUES) + 1})`;
}

/** A place on the ramp, between the two stops around it, as the plot mixes them. */
function rampColour(place: number): string {
  const at = Math.min(1, Math.max(0, place)) * (RAMP_STOPS - 1);
  const low = Math.min(Math.floor(at), RAMP_STOPS - 2);
  const share = (100 * (at - low)).toFixed(1);
  return `color-mix(in srgb, var(--ramp-${low + 2}) ${share}%, var(--ramp-${low + 1}))`;
}

/** The current problem and the pinned ones: hue, name, excess risk; and a way to pin one more. */
export function curveList(
  state: ExplorerState,
  valueOf: ValueOf,
  actions: PinActions,
): TemplateResult {
  const strokes = strokesOf(state);
  const names = pinNames(state);
  const full = state.pins.length >= MAX_PINS;
  return html`
    <ul class="curves">
      <li class="current">
        <span class="swatch" .style="background:${toneColour(strokes[0]?.tone)}"></span>
        <span class="curve-name" title=${describeProblem(state.problem)}
          >${currentName(state.problem, state.axis.path)}</span
        >
        <span class="curve-value">${valueOf(state.problem)}</span>
        <span class="curve-tools"></span>
      </li>
      ${state.pins.map((pin, index) => {
        const colour = toneColour(strokes[index + 1]?.tone);
        const named = { pin, name: names[index] ?? "", colour };
        return pinned(named, index, state.pins.length, valueOf, actions);
      })}
    </ul>
    <button class="pin" ?disabled=${full} @click=${() => actions.pin()}>
      ${full ? `${MAX_PINS} curves pinned` : "Pin this curve"}
    </button>
  `;
}

/** A pin with what it is called now, and its hue. */
interface NamedPin {
  readonly pin: Pin;
  readonly name: string;
  readonly colour: string;
}

function pinned(
  named: NamedPin,
  index: number,
  count: number,
  valueOf: ValueOf,
  actions: PinActions,
): TemplateResult {
  const { pin, name, colour } = named;
  // an emptied name is worked out again
  const rename = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const typed = input.value.trim();
    if (typed === pin.name) input.value = name;
    else if (typed !== name) actions.change(index, { name: typed });
  };
  return html`<li class=${pin.shown ? "" : "hidden"}>
    <button
      class="swatch"
      .style="--tone:${colour}"
      aria-pressed=${pin.shown ? "true" : "false"}
      aria-label="Show ${name}"
      title=${pin.shown ? "Hide" : "Show"}
      @click=${() => actions.change(index, { shown: !pin.shown })}
    ></button>
    <input
      class="curve-name"
      aria-label="Name of pinned curve ${index + 1}"
      title="${name}: ${describeProblem(pin.problem)}. ${keeping(pin)}"
      maxlength=${LONGEST_NAME}
      .value=${name}
      @change=${rename}
    />
    <span class="curve-value">${pin.shown ? valueOf(pin.problem) : nothing}</span>
    <span class="curve-tools">
      ${more(named, index, count, actions)}
      <button
        class="quiet"
        title="Edit this problem; the current one is pinned in its place"
        aria-label="Edit ${name}"
        @click=${() => actions.edit(index)}
      >
        edit
      </button>
      <button
        class="quiet"
        title="Remove"
        aria-label="Remove ${name}"
        @click=${() => actions.unpin(index)}
      >
        ×
      </button>
    </span>
  </li>`;
}

/** What a pin keeps and what it follows, in a sentence. */
function keeping({ keeps }: Pin): string {
  if (keeps === undefined) return "Frozen: it keeps all of this, whatever is changed.";
  if (keeps.length === 0) return "It keeps what is changed next, and follows all else.";
  const labels = keeps.map((part) => problemFields[part].label);
  return `It keeps its ${labels.join(", ")}, and follows the current problem in all else.`;
}

/** What is done with a pin less often: order, copies, what it follows; folded away until asked for. */
function more(
  { pin, name }: NamedPin,
  index: number,
  count: number,
  actions: PinActions,
): TemplateResult {
  const item = (label: string, enabled: boolean, act: () => void): TemplateResult => {
    const close = (event: Event): void => {
      (event.currentTarget as HTMLElement).closest("details")?.removeAttribute("open");
      act();
    };
    return html`<button ?disabled=${!enabled} @click=${close}>${label}</button>`;
  };
  const leave = (event: FocusEvent): void => {
    const menu = event.currentTarget as HTMLElement;
    if (!menu.contains(event.relatedTarget as Node | null)) menu.removeAttribute("open");
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    const menu = event.currentTarget as HTMLElement;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  };
  return html`<details class="more" @focusout=${leave} @keydown=${escape}>
    <summary aria-label="More for ${name}" title="Order, copies, what it follows">⋯</summary>
    <div class="more-items">
      ${item("Move up", index > 0, () => actions.move(index, -1))}
      ${item("Move down", index < count - 1, () => actions.move(index, 1))}
      ${item(pin.keeps ? "Keep as it is" : "Follow the current problem", true, () => actions.freeze(index))}
      ${item("Duplicate", count < MAX_PINS, () => actions.duplicate(index))}
    </div>
  </details>`;
}
