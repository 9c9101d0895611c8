import { html, nothing, type TemplateResult } from "lit";
import type { ValueDetail } from "../../../element/index.ts";
import type { Fault } from "../../../problem/index.ts";
import { LIMIT_KEYS, viewFields, type ExplorerState, type View } from "../../../state/index.ts";

/** What the vertical axis' controls ask of the page. */
export interface VerticalActions {
  /** What is wrong with ends that were typed. */
  readonly faults: readonly Pick<Fault, "path">[];
  /** Lets a scale choose the ends. */
  setVertical(vertical: View["vertical"]): void;
  /** Takes the ends as they are now, to be changed. */
  ownEnds(): void;
  /** An end of the vertical axis, as it was typed. */
  setLimit(end: 0 | 1, text: string): void;
}

/** The choice of ends of one's own, beside the scales that choose them. */
const OWN = "own";

/** How the vertical axis is chosen; and its ends, where they are one's own. */
export function verticalControl(state: ExplorerState, actions: VerticalActions): TemplateResult {
  const { vertical } = viewFields;
  const { limits, reference, view } = state;
  if (vertical.kind !== "choice") return html``;
  type Chosen = CustomEvent<ValueDetail<View["vertical"] | typeof OWN>>;
  const all = Object.entries(vertical.options).map(([value, label]) => ({ value, label }));
  // a difference has one scale
  const scales = reference === null ? all : [{ value: view.vertical, label: "auto" }];
  const choose = ({ detail: { value } }: Chosen): void => {
    if (value === OWN) actions.ownEnds();
    else actions.setVertical(value);
  };
  return html`<maskrisk-choice
      .label=${""}
      .name=${vertical.label}
      .help=${vertical.help}
      .options=${[...scales, { value: OWN, label: "own ends" }]}
      .value=${limits === null ? view.vertical : OWN}
      @value-change=${choose}
    ></maskrisk-choice>
    ${
      limits === null
        ? nothing
        : html`<span class="limits"
            >from ${limitInput(0, limits.from, actions)} to
            ${limitInput(1, limits.to, actions)}</span
          >`
    }`;
}

/** One end, or nothing where the scale chooses it. */
function limitInput(end: 0 | 1, value: number | null, actions: VerticalActions): TemplateResult {
  const faulty = actions.faults.some(({ path }) => path === LIMIT_KEYS[end]);
  return html`<input
    class="value limit"
    type="text"
    inputmode="decimal"
    placeholder="auto"
    aria-label=${end === 0 ? "Start of the vertical axis" : "End of the vertical axis"}
    aria-invalid=${faulty ? "true" : "false"}
    .value=${value === null ? "" : String(value)}
    @change=${(event: Event) => actions.setLimit(end, (event.target as HTMLInputElement).value)}
  />`;
}
