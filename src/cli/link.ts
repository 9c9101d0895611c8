import {
  encodeProblem,
  loadFormulas,
  numericFields,
  usesFormulas,
  type Problem,
} from "../problem/index.ts";
import { axisValues, type Axis } from "../sweep/index.ts";
import { decodeState, type ExplorerState } from "../state/index.ts";
import { FaultList } from "./bad-input.ts";

/** What a link of the page says beside its problem; absent where it leaves a default. */
export interface LinkExtras {
  /** The axis of its plot, at the places where the page runs experiments. */
  readonly axis?: Axis;
  readonly n?: number;
  readonly replicates?: number;
  readonly target?: number;
  readonly seed?: number;
}

/** Whether an argument is a link rather than a file: an address, or a bare query. */
export function isLink(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text) || text.startsWith("?") || /^[a-z]+=/i.test(text);
}

/** The query of a link: of an address, or the text itself. */
function queryOf(link: string): string {
  const at = link.indexOf("?");
  if (at >= 0) return link.slice(at + 1).replace(/#.*$/s, "");
  return link.includes("://") ? "" : link;
}

/**
 * Reads a link made by the page, or a query written by hand, as the page itself does.
 *
 * @throws BadInput with every fault, unknown keys included.
 */
export async function readLink(link: string): Promise<{ problem: Problem; extras: LinkExtras }> {
  const query = queryOf(link);
  const given = new URLSearchParams(query);
  if (usesFormulas(given)) await loadFormulas();
  const faults = new FaultList();
  const state = await faults.gather(() => decodeState(query));
  faults.throwIfAny();
  const { problem, axis, experiment } = state as ExplorerState;
  const { places: count, ...sizes } = experiment;
  const named = Object.entries(sizes).filter(([key]) => given.has(key));
  const extras: LinkExtras = Object.fromEntries(named);
  // the field of the axis may be that of a pinned curve alone, which a command does not run
  const own = numericFields(problem).some((field) => field.path === axis.path);
  if (!given.has("axis") || !own) return { problem, extras };
  const [from, to] = axis.range;
  const values = axisValues({ from, to, count, scale: axis.scale });
  return { problem, extras: { ...extras, axis: { path: axis.path, values } } };
}

/** A link, relative to the page, that opens a problem there, along the first axis where there is one. */
export function linkTo(problem: Problem, axes: readonly Axis[]): string {
  const query = new URLSearchParams([...encodeProblem(problem)]);
  const [axis] = axes;
  if (axis !== undefined) {
    query.set("axis", axis.path);
    const [from, to] = [Math.min(...axis.values), Math.max(...axis.values)];
    if (from < to) {
      query.set("from", String(from));
      query.set("to", String(to));
      if (!(from > 0)) query.set("xscale", "linear");
    }
  }
  return `?${query.toString().replaceAll("%2C", ",")}`;
}
