import { describeProblem, ExperimentRunner, LiveCurves } from "../../src/instrument/index.ts";
import { figureSummary, theoryTable } from "../../src/plot/index.ts";
import { faultLine, InvalidProblem, type Fault, type Problem } from "../../src/problem/index.ts";
import { decodeState, encodeState, type ExplorerState } from "../../src/state/index.ts";
import { risk } from "../../src/theory/index.ts";

/** Processor milliseconds that one case may take, for the problem alone and with its whole figure. */
const LIMITS = { problem: 3000, figure: 20_000 } as const;

/** Longest line that a fault may take. */
const LONGEST_LINE = 2500;

/** What became of a case. */
export type Outcome = "refused" | "opened";

/** Milliseconds of processor time used so far: what else runs on the machine does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function fail(what: string): never {
  throw new Error(what);
}

/** Faults are plain text for people: a path, a rule and what was found, all of bounded length. */
export function checkFaults(faults: readonly Fault[]): Outcome {
  if (faults.length === 0) fail("refused without a reason");
  for (const fault of faults) {
    const line = faultLine(fault);
    if (typeof line !== "string" || line.length > LONGEST_LINE) fail(`a line of ${line.length}`);
    if (line.includes("[object ") || line.includes("undefined is")) fail(`not for people: ${line}`);
  }
  return "refused";
}

/** The risk of a problem from a stranger: finite, or null with a regime that says why. */
export function checkProblem(problem: Problem): void {
  const before = processorTime();
  const { regime, solver, ...quantities } = risk(problem);
  for (const [name, value] of Object.entries(quantities)) {
    if (value !== null && !Number.isFinite(value)) fail(`${name} is ${String(value)}`);
  }
  if (!Number.isFinite(solver.residual) || regime.length === 0) fail("a solver without an end");
  if (/NaN|undefined/.test(describeProblem(problem))) fail(describeProblem(problem));
  const took = processorTime() - before;
  if (took > LIMITS.problem) fail(`took ${took} ms`);
}

/** Everything that is drawn or told of a state: no text with NaN, no axis without ends. */
function checkFigure(state: ExplorerState): void {
  const before = processorTime();
  const none = new ExperimentRunner(
    () => undefined,
    () => [],
  );
  const { figure } = new LiveCurves(none).read(state);
  if (![...figure.x.range, ...figure.y.range].every(Number.isFinite)) fail("an axis without ends");
  const texts = [figureSummary(figure), JSON.stringify(theoryTable(figure))];
  for (const { best, name } of figure.series) {
    if (best && !(Number.isFinite(best.x) && Number.isFinite(best.y))) fail(`the best of ${name}`);
  }
  // names are the stranger's own
  if (state.pins.length === 0 && texts.some((text) => text.includes("NaN"))) fail("NaN in a text");
  const took = processorTime() - before;
  if (took > LIMITS.figure) fail(`took ${took} ms`);
}

/**
 * What must hold of any link: it is refused with reasons, or opens a state that has a risk and is
 * written and read again without change.
 *
 * @param drawn whether its whole figure is made as well
 */
export function checkLink(link: string, drawn: boolean): Outcome {
  let state: ExplorerState;
  const before = processorTime();
  try {
    state = decodeState(link);
  } catch (error) {
    if (error instanceof InvalidProblem) return checkFaults(error.faults);
    throw error;
  } finally {
    const took = processorTime() - before;
    if (took > LIMITS.problem) fail(`read in ${took} ms`);
  }
  const written = encodeState(state);
  if (encodeState(decodeState(written)) !== written) fail(`written otherwise: ${written}`);
  for (const problem of [state.problem, ...state.pins.map((pin) => pin.problem)])
    checkProblem(problem);
  if (drawn) checkFigure(state);
  return "opened";
}
