import { formatNumber } from "../../plot/index.ts";
import {
  problemActiveFields,
  spectrumName,
  valueAt,
  type ActiveField,
  type Problem,
} from "../../problem/index.ts";
import { canonicalJson } from "../../simulation/index.ts";
import type { ExplorerState, Pin } from "../../state/index.ts";
import { currentName } from "./names.ts";

/** What sets a pin apart in one part of its problem. */
interface Difference {
  readonly part: string;
  readonly words: string;
}

/** Most differences told by name; of more, their number. */
const MOST_TOLD = 3;

/**
 * The names of a state's pins. One without a name of its own is named by what sets it apart from the
 * current problem along the axis in force. To one that has a name, what sets it apart beyond what the
 * name tells is added, as that of a pin frozen whole which the current problem has moved away from.
 */
export function pinNames(state: ExplorerState): string[] {
  const taken = new Set([currentName(state.problem, state.axis.path)]);
  return state.pins.map((pin) => {
    const wanted = pin.name === "" ? ownName(pin, state) : withRest(pin, state);
    let name = wanted;
    for (let k = 2; pin.name === "" && taken.has(name); k++) name = `${wanted} (${k})`;
    taken.add(name);
    return name;
  });
}

function ownName({ problem }: Pin, state: ExplorerState): string {
  const { axis } = state;
  const found = differences(problem, state.problem, axis.path);
  return found.length === 0 ? currentName(problem, axis.path) : list(found);
}

function withRest({ name, problem, keeps, about }: Pin, state: ExplorerState): string {
  const told: readonly string[] | undefined = keeps ?? about;
  if (told === undefined) return name;
  const rest = differences(problem, state.problem, state.axis.path).filter(
    ({ part, words }) => !told.includes(part) && !name.includes(words),
  );
  return rest.length === 0 ? name : `${name} · ${list(rest)}`;
}

function list(found: readonly Difference[]): string {
  const words = found.slice(0, MOST_TOLD).map((one) => one.words);
  const more = found.length - words.length;
  return [...words, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

/** What sets a problem apart from another along an axis, part by part; its masks first. */
function differences(problem: Problem, other: Problem, axisPath: string): Difference[] {
  const found: Difference[] = [];
  const same = (path: string): boolean =>
    canonicalJson([valueAt(problem, path)]) === canonicalJson([valueAt(other, path)]);
  // on the axis of the ratio all fixed ratios are one curve
  const along = axisPath === "mask.ratio" && problem.mask.law === "fixed";
  if (!same("mask") && !(along && other.mask.law === "fixed")) {
    found.push({ part: "mask", words: currentName(problem, axisPath) });
  }
  if (!same("spectrum") && !onlyAlong("spectrum", problem, other, axisPath)) {
    found.push({ part: "spectrum", words: spectrumName(problem.spectrum, short) });
  }
  for (const field of problemActiveFields(problem)) {
    const { path } = field;
    const [part = ""] = path.split(".");
    if (part === "mask" || part === "spectrum" || path === axisPath || same(path)) continue;
    const words = field.field.kind === "variant" ? variantWords(field, other) : valueWords(field);
    if (words !== null) found.push({ part, words });
  }
  return found;
}

/** Whether two problems differ in one part along the axis only. */
function onlyAlong(part: string, one: Problem, other: Problem, axisPath: string): boolean {
  if (!axisPath.startsWith(`${part}.`)) return false;
  const leaves = (problem: Problem): string =>
    canonicalJson(
      problemActiveFields(problem).flatMap(({ path, field, value }) =>
        path.startsWith(part) && path !== axisPath
          ? [[path, field.kind === "variant" ? valueAt(value, field.tag) : listed(path, value)]]
          : [],
      ),
    );
  // an entry of a list is along the axis when all other entries agree
  const listed = (path: string, value: unknown): unknown =>
    Array.isArray(value) && axisPath.startsWith(`${path}.`)
      ? value.map((item: unknown, i) => (axisPath === `${path}.${i}` ? null : item))
      : value;
  return leaves(one) === leaves(other);
}

const short = (value: number): string => formatNumber(value, 3);

function variantWords({ path, field, value }: ActiveField, other: Problem): string | null {
  if (field.kind !== "variant") return null;
  const tag = valueAt(value, field.tag);
  // of the same variant the fields tell themselves
  if (valueAt(other, `${path}.${field.tag}`) === tag) return null;
  return field.variants[String(tag)]?.label ?? String(tag);
}

/** Lists longer than this are told by their length. */
const LISTED = 3;

function valueWords({ field, value }: ActiveField): string | null {
  const name = "symbol" in field ? (field.symbol ?? field.label) : field.label;
  switch (field.kind) {
    case "number":
      return `${name} = ${short(value as number)}`;
    case "number-or-word":
      return `${name} = ${value === field.word ? field.wordLabel : short(value as number)}`;
    case "numbers": {
      const list = value as readonly number[];
      return `${name} ${list.length > LISTED ? `of ${list.length}` : list.map(short).join(", ")}`;
    }
    case "flag":
      return value === true ? field.label : `no ${field.label}`;
    case "choice":
      return field.options[String(value)] ?? String(value);
    case "text":
      return `${name} ${String(value)}`;
    default:
      return null;
  }
}
