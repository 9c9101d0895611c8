import { html, type TemplateResult } from "lit";
import { checkFields, type MaskLaw, type Section } from "../../problem/index.ts";
import { experimentFields } from "../../sweep/index.ts";
import type { Optimum } from "../../theory/index.ts";
import type { PageSession } from "../page-session.ts";
import type { BestMasksSearch } from "./best-masks-search.ts";
import { curveList, type ValueOf } from "./curve-list.ts";
import { experimentControls, maskPicturePlot, sectionControls } from "../../element/index.ts";
import { experimentDigest, problemDigest, type PanelSection } from "./sections.ts";

const PROBLEM_SECTIONS: readonly {
  readonly id: Section;
  readonly title: string;
  readonly rare: boolean;
}[] = [
  { id: "data", title: "Data", rare: false },
  { id: "masks", title: "Masks", rare: false },
  { id: "estimator", title: "Estimator", rare: false },
  { id: "test", title: "Test", rare: true },
];

/** Every section of the panel with its controls. */
export function panelSections(
  session: PageSession,
  masks: BestMasksSearch,
  valueOf: ValueOf,
): PanelSection[] {
  const { state, faults, fields } = session;
  const { problem, experiment } = state;
  const contentOf = (id: Section): unknown => [
    ...sectionControls(problem, id, faults, fields),
    ...(id === "masks" ? [maskPicturePlot(problem), searchOf(session, masks)] : []),
  ];
  return [
    {
      id: "curves",
      title: "Curves",
      content: [curveList(state, valueOf, session.pins), compareLaws(session, masks)],
      digest: `${state.pins.length} pinned`,
      rare: false,
      usual: true,
    },
    ...PROBLEM_SECTIONS.map(({ id, title, rare }): PanelSection => ({
      id,
      title,
      rare,
      content: contentOf(id),
      ...problemDigest(problem, id),
    })),
    {
      id: "experiment",
      title: "Experiment",
      content: experimentControls(experiment, (key, value, settled) =>
        session.setExperiment(key, value, settled),
      ),
      digest: experimentDigest(experiment),
      rare: false,
      usual: JSON.stringify(checkFields(experimentFields, {}).value) === JSON.stringify(experiment),
    },
  ];
}

/** One press pins no masks, the best fixed ratio and the best R²MAE beside the current law. */
function compareLaws(session: PageSession, masks: BestMasksSearch): TemplateResult {
  const { problem } = session.state;
  const known = masks.of(problem);
  const pin = (found: readonly Optimum[]): void => {
    const law = (name: Optimum["law"]): MaskLaw | null =>
      found.find((one) => one.law === name)?.mask ?? null;
    session.pins.compare(law("fixed"), law("uniform"));
  };
  const act = (): void => {
    if (known !== null && known !== "searching" && "found" in known) pin(known.found);
    else masks.find(problem, pin);
  };
  return html`<button
    class="pin compare"
    title="Pins no masks, the best fixed ratio and the best R²MAE beside the current law"
    ?disabled=${known === "searching"}
    aria-busy=${known === "searching"}
    @click=${act}
  >
    Compare laws
  </button>`;
}

function searchOf(session: PageSession, masks: BestMasksSearch): TemplateResult {
  const { problem } = session.state;
  const reply = masks.of(problem);
  if (reply === null || reply === "searching") {
    return html`<button
      class="pin"
      ?disabled=${reply !== null}
      aria-busy=${reply !== null}
      @click=${() => masks.find(problem)}
    >
      ${reply === null ? "Find the best mask of each law" : "searching…"}
    </button>`;
  }
  if ("failure" in reply) return html`<p class="error" role="alert">${reply.failure}</p>`;
  return masks.drawing?.(reply, (mask) => session.setMask(mask)) ?? html``;
}
