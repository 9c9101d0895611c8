import { type ExperimentRunner, LiveCurves, shownCurves } from "../../instrument/index.ts";
import {
  axisName,
  figureSummary,
  VERSION,
  type Figure,
  type Provenance,
} from "../../plot/index.ts";
import type { ExplorerState } from "../../state/index.ts";
import { explorerLink } from "./snippets.ts";
import type { Drawing } from "./drawing.ts";

/** What the page shows at the moment it is shared. */
export interface Subject {
  readonly state: ExplorerState;
  readonly title: string;
  readonly description: string;
  /** What the figure shows, for the names of files. */
  readonly quantity: string;
  /** The figure of curves; null where the page shows another. */
  readonly figure: Figure | null;
  /** The figure that is none of curves; null where there is none. */
  readonly drawn: Drawing | null;
  readonly provenance: Provenance;
}

/**
 * What is shared: the curves as they are drawn now, or the figure of another view.
 *
 * @param site address of the page, with a slash at its end
 * @param named what the page calls it; null for its usual title
 */
export function subjectOf(
  state: ExplorerState,
  query: string,
  experiments: ExperimentRunner,
  drawn: Drawing | null,
  { site, named }: { readonly site: string; readonly named: string | null },
): Subject {
  const { panel, quantity } = state.view;
  const figure = panel === "curves" ? new LiveCurves(experiments).read(state).figure : null;
  const title =
    named ??
    (figure === null
      ? (drawn?.title ?? "What is claimed, and what holds")
      : capital(`${axisName(figure.y)} against ${axisName(figure.x)}`));
  const { n, replicates, target, seed } = state.experiment;
  return {
    state,
    title,
    description: figure === null ? (drawn?.description ?? title) : figureSummary(figure),
    quantity: figure === null ? panel : quantity,
    figure,
    drawn: figure === null ? drawn : null,
    provenance: {
      program: "maskrisk",
      version: VERSION,
      title,
      problem: state.problem,
      curves:
        figure === null ? [] : shownCurves(state).map(({ name, problem }) => ({ name, problem })),
      axis: figure === null ? null : state.axis,
      experiment: { n, replicates, target, seed },
      link: explorerLink({ site, query }),
    },
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
