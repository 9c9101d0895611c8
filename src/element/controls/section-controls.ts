import { html, nothing, type TemplateResult } from "lit";
import {
  firstIndex,
  valueAt,
  problemActiveFields,
  problemFields,
  type ActiveField,
  type ChoiceField,
  type NumberOrWordField,
  type Problem,
  type Section,
  type VariantField,
} from "../../problem/index.ts";
import type { FieldActions, GivenList } from "../../instrument/index.ts";
import type { ChoiceOption } from "./choice-control.ts";
import type { ValueDetail } from "./number-control.ts";
import { maskLawPlot } from "../mask-law/mask-law.ts";
import { entryNames } from "./entry-names.ts";
import { loadTextControl } from "./load-text-control.ts";
import { shownField } from "./shown-field.ts";

/** Section of the instrument a path belongs to, as the table of fields says. */
export function sectionOf(path: string): Section {
  const [head = ""] = path.split(".");
  const field = (problemFields as Record<string, { section?: Section }>)[head];
  return field?.section ?? "data";
}

/** Lists of these paths keep the length that the spectrum gives them. */
const FOLLOWERS = new Set(["signal.alignment.weights"]);

/** The controls of one section, straight from the table of fields. */
export function sectionControls(
  problem: Problem,
  section: Section,
  faults: ReadonlyMap<string, string>,
  actions: FieldActions,
): TemplateResult[] {
  return problemActiveFields(problem)
    .filter(({ path, field }) => field.kind !== "constant" && sectionOf(path) === section)
    .map((active) =>
      active.path === "mask"
        ? html`${control(problem, active, faults, actions)}${maskLawPlot(problem, (law, settled) => actions.set("mask", law, settled))}`
        : control(problem, active, faults, actions),
    );
}

const FLAG: readonly ChoiceOption[] = [
  { value: "off", label: "off" },
  { value: "on", label: "on" },
];

const knownOptions = new WeakMap<object, readonly ChoiceOption[]>();

/** The words a field offers; one list for a field, so that its control is not drawn anew. */
function optionsOf(field: ChoiceField | VariantField): readonly ChoiceOption[] {
  let options = knownOptions.get(field);
  if (options === undefined) {
    options =
      field.kind === "choice"
        ? Object.entries(field.options).map(([value, label]) => ({ value, label }))
        : Object.entries(field.variants).map(([value, { label, help }]) => ({
            value,
            label,
            help,
          }));
    knownOptions.set(field, options);
  }
  return options;
}

function control(
  problem: Problem,
  { path, field, value }: ActiveField,
  faults: ReadonlyMap<string, string>,
  actions: FieldActions,
): TemplateResult {
  const fault = faultsUnder(faults, path, field.kind === "numbers");
  switch (field.kind) {
    case "number":
      return html`<maskrisk-number
        data-path=${path}
        .field=${shownField(path, field, value as number, field.default)}
        .fault=${fault}
        @value-input=${(event: CustomEvent<ValueDetail<number>>) => actions.set(path, event.detail.value, false)}
        @value-change=${(event: CustomEvent<ValueDetail<number>>) => actions.set(path, event.detail.value, true)}
      ></maskrisk-number>`;
    case "numbers":
      return html`<maskrisk-list
        data-path=${path}
        .field=${field}
        .values=${value}
        .resizable=${!FOLLOWERS.has(path)}
        .fault=${fault}
        .first=${firstIndex(problem, path)}
        .names=${entryNames(problem, path)}
        @list-change=${(event: CustomEvent<ValueDetail<GivenList>>) => actions.setList(path, event.detail.value)}
        @value-input=${(event: CustomEvent<ValueDetail<number[]>>) => actions.set(path, event.detail.value, false)}
        @value-change=${(event: CustomEvent<ValueDetail<number[]>>) => actions.set(path, event.detail.value, true)}
        @list-resize=${(event: CustomEvent<ValueDetail<1 | -1>>) => actions.resize(path, event.detail.value)}
      ></maskrisk-list>`;
    case "flag":
      return html`<maskrisk-choice
        data-path=${path}
        .label=${field.label}
        .symbol=${field.symbol ?? ""}
        .help=${field.help}
        .options=${FLAG}
        .value=${value === true ? "on" : "off"}
        .fault=${fault}
        @value-change=${(event: CustomEvent<ValueDetail<string>>) => actions.set(path, event.detail.value === "on", true)}
      ></maskrisk-choice>`;
    case "choice":
      return html`<maskrisk-choice
        data-path=${path}
        .label=${field.label}
        .symbol=${field.symbol ?? ""}
        .help=${field.help}
        .options=${optionsOf(field)}
        .value=${String(value)}
        .fault=${fault}
        @value-change=${(event: CustomEvent<ValueDetail<string>>) => actions.set(path, event.detail.value, true)}
      ></maskrisk-choice>`;
    case "variant":
      return html`<maskrisk-choice
        class="variant"
        data-path=${path}
        menu
        .label=${field.label}
        .symbol=${field.symbol ?? ""}
        .help=${field.help}
        .options=${optionsOf(field)}
        .value=${String(valueAt(problem, `${path}.${field.tag}`))}
        .fault=${faults.get(`${path}.${field.tag}`) ?? ""}
        @value-change=${(event: CustomEvent<ValueDetail<string>>) => actions.choose(path, field, event.detail.value)}
      ></maskrisk-choice>`;
    case "number-or-word":
      return numberOrWord(path, field, value, fault, actions);
    case "text":
      void loadTextControl();
      return html`<maskrisk-text
        data-path=${path}
        .field=${field}
        .value=${String(value)}
        .fault=${fault}
        @value-input=${(event: CustomEvent<ValueDetail<string>>) => actions.set(path, event.detail.value, false)}
        @value-change=${(event: CustomEvent<ValueDetail<string>>) => actions.set(path, event.detail.value, true)}
      ></maskrisk-text>`;
    case "constant":
      return html`${nothing}`;
  }
}

function numberOrWord(
  path: string,
  field: NumberOrWordField,
  value: unknown,
  fault: string,
  actions: FieldActions,
): TemplateResult {
  type Change = CustomEvent<ValueDetail<number | string>>;
  const said = value === field.word;
  const standard = typeof field.default === "number" ? field.default : undefined;
  return html`<maskrisk-number
    data-path=${path}
    .field=${shownField(path, field, said ? field.initial : (value as number), standard)}
    .word=${wordOf(field)}
    .said=${said}
    .fault=${fault}
    @value-input=${(event: Change) => actions.set(path, event.detail.value, false)}
    @value-change=${(event: Change) => actions.set(path, event.detail.value, true)}
  ></maskrisk-number>`;
}

const knownWords = new WeakMap<object, { value: string; label: string }>();

function wordOf(field: NumberOrWordField): { value: string; label: string } {
  const word = knownWords.get(field) ?? { value: field.word, label: field.wordLabel };
  knownWords.set(field, word);
  return word;
}

/** The fault at a path, or under it for a list. */
function faultsUnder(faults: ReadonlyMap<string, string>, path: string, list: boolean): string {
  const own = faults.get(path);
  if (own !== undefined || !list) return own ?? "";
  for (const [at, message] of faults) {
    if (at.startsWith(`${path}.`))
      return `entry ${Number(at.slice(path.length + 1)) + 1} ${message}`;
  }
  return "";
}
