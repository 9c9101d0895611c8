import { axisName, formatNumber } from "../../plot/index.ts";
import {
  problemActiveFields,
  valueAt,
  type ActiveField,
  type Problem,
} from "../../problem/index.ts";
import { experimentFields } from "../../sweep/index.ts";
import { offeredAxes, type ExplorerState, viewFields } from "../../state/index.ts";

import { pinNames } from "../curves/pin-names.ts";

/** What sets two states apart. */
export interface Change {
  /** Names the thing that changed: two changes with one key are changes of the same thing. */
  readonly key: string;
  /** "mask ratio 0.1 → 0.3" */
  readonly words: string;
}

/** What sets two states apart, in the fields' own words; null when nothing does. */
export function describeChange(before: ExplorerState, after: ExplorerState): Change | null {
  const found = [
    ...problemChanges(before.problem, after.problem),
    ...axisChanges(before, after),
    ...pinChanges(before, after),
    ...viewChanges(before, after),
    ...experimentChanges(before, after),
  ];
  const [first, second] = found;
  if (first === undefined) return null;
  const more = found.length - 2;
  const tail =
    second === undefined ? "" : more === 0 ? `, ${second.words}` : ` and ${more + 1} more`;
  return { key: found.map(({ key }) => key).join(" "), words: first.words + tail };
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

function problemChanges(before: Problem, after: Problem): Change[] {
  if (same(before, after)) return [];
  const was = new Map(problemActiveFields(before).map((one) => [one.path, one]));
  const is = problemActiveFields(after);
  const found: Change[] = [];
  const covered: string[] = [];
  for (const active of is) {
    const { path, field, value } = active;
    if (covered.some((parent) => path.startsWith(`${parent}.`))) continue;
    const earlier = was.get(path);
    const other = earlier === undefined || !same(tagged(earlier), tagged(active));
    if (!other) continue;
    if (field.kind === "variant") covered.push(path);
    const old = earlier === undefined ? "" : valueText(earlier);
    const now = valueText({ path, field, value });
    found.push({
      key: path,
      words: `${field.label} ${old === "" ? now : `${old} → ${now}`}`,
    });
  }
  // only fields that vanished are left: their parent has changed, and says so
  return found.length > 0 ? found : [{ key: "problem", words: "the problem" }];
}

/** What counts as the value of a field: of a variant, only which one it is. */
function tagged({ field, value }: ActiveField): unknown {
  return field.kind === "variant" ? valueAt(value, field.tag) : value;
}

/** Lists longer than this are told by their length. */
const LISTED = 4;

function valueText({ field, value }: ActiveField): string {
  switch (field.kind) {
    case "variant": {
      const tag = String((value as Record<string, unknown>)[field.tag]);
      return field.variants[tag]?.label ?? tag;
    }
    case "choice":
      return field.options[String(value)] ?? String(value);
    case "flag":
      return value === true ? "on" : "off";
    case "number-or-word":
      return value === field.word ? field.wordLabel : formatNumber(value as number);
    case "number":
      return formatNumber(value as number);
    case "numbers": {
      const list = value as readonly number[];
      if (list.length > LISTED) return `${list.length} values`;
      return list.map((one) => formatNumber(one, 3)).join(", ");
    }
    case "text":
    case "constant":
      return String(value);
  }
}

function nameOf(state: ExplorerState, path: string): string {
  const field = offeredAxes(state).find((one) => one.path === path);
  return field ? axisName(field) : path;
}

function axisChanges(before: ExplorerState, after: ExplorerState): Change[] {
  const found: Change[] = [];
  const [was, is] = [before.axis, after.axis];
  if (was.path !== is.path) {
    const words = `axis ${nameOf(before, was.path)} → ${nameOf(after, is.path)}`;
    found.push({ key: "axis", words });
  } else if (was.scale !== is.scale) {
    found.push({ key: "xscale", words: `axis ${was.scale} → ${is.scale}` });
  } else if (!same(was.range, is.range)) {
    const [from, to] = is.range.map((end) => formatNumber(end, 3));
    found.push({ key: "range", words: `range ${from} to ${to}` });
  }
  if (!same(before.across, after.across)) {
    const words = after.across
      ? `vertical axis ${nameOf(after, after.across.path)}`
      : "vertical axis";
    found.push({ key: "across", words });
  }
  if (!same(before.each, after.each)) {
    const words = after.each
      ? `a curve for each ${nameOf(after, after.each.path)}`
      : "no family of curves";
    found.push({ key: "each", words });
  }
  if (!same(before.limits, after.limits)) {
    const [from, to] = [after.limits?.from, after.limits?.to].map((end) =>
      typeof end === "number" ? formatNumber(end, 3) : "auto",
    );
    found.push({ key: "limits", words: `vertical axis ${from} to ${to}` });
  }
  if (!same(before.reference, after.reference)) {
    const words = after.reference ? `relative to ${referenceName(after)}` : "curves as they are";
    found.push({ key: "reference", words });
  }
  return found;
}

function referenceName(state: ExplorerState): string {
  const { reference, pins } = state;
  const index = (reference?.curve ?? 0) - 1;
  return pins[index] === undefined ? "the current curve" : (pinNames(state)[index] ?? "");
}

/** Changes of the pins themselves: those that only went along with the problem have not changed. */
function pinChanges(before: ExplorerState, after: ExplorerState): Change[] {
  const [was, is] = [before.pins, after.pins];
  if (same(was, is)) return [];
  const only = (some: ExplorerState, others: ExplorerState): number =>
    some.pins.findIndex((pin) => !others.pins.some((other) => same(pin, other)));
  const nameIn = (state: ExplorerState, index: number): string => pinNames(state)[index] ?? "";
  const [gone, come] = [only(before, after), only(after, before)];
  if (is.length > was.length) return [{ key: "pins", words: `pin “${nameIn(after, come)}”` }];
  if (is.length < was.length) return [{ key: "pins", words: `unpin “${nameIn(before, gone)}”` }];
  const [old, now] = [was[gone], is[come]];
  if (old && now && same(old.problem, now.problem)) {
    const words = nameIn(after, come);
    if (old.name !== now.name)
      return [{ key: "pins", words: `name “${nameIn(before, gone)}” → “${words}”` }];
    if (old.shown !== now.shown)
      return [{ key: "pins", words: `${now.shown ? "show" : "hide"} “${words}”` }];
    if (same(before.problem, after.problem)) {
      return [{ key: "pins", words: `${now.keeps ? "let go" : "freeze"} “${words}”` }];
    }
  }
  return went(before, after) ? [] : [{ key: "pins", words: "pinned curves" }];
}

/** Whether the pins differ only in what they take from the current problem. */
function went(before: ExplorerState, after: ExplorerState): boolean {
  if (same(before.problem, after.problem)) return false;
  return before.pins.every((pin, i) => {
    const now = after.pins[i];
    return pin.keeps === undefined
      ? same(pin, now)
      : now?.keeps !== undefined && pin.name === now.name && pin.shown === now.shown;
  });
}

function viewChanges(before: ExplorerState, after: ExplorerState): Change[] {
  return (Object.keys(viewFields) as (keyof typeof viewFields)[]).flatMap((key): Change[] => {
    const [was, is] = [before.view[key], after.view[key]];
    if (same(was, is)) return [];
    const field = viewFields[key];
    const text = (value: unknown): string => valueText({ path: key, field, value });
    return [{ key: `view.${key}`, words: `${field.label} ${text(was)} → ${text(is)}` }];
  });
}

function experimentChanges(before: ExplorerState, after: ExplorerState): Change[] {
  return (Object.keys(experimentFields) as (keyof typeof experimentFields)[]).flatMap((key) => {
    const [was, is] = [before.experiment[key], after.experiment[key]];
    if (was === is) return [];
    const words = `${experimentFields[key].label} ${formatNumber(was)} → ${formatNumber(is)}`;
    return [{ key: `experiment.${key}`, words }];
  });
}
