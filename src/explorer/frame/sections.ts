import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../plot/index.ts";
import { problemActiveFields, type Problem, type Section } from "../../problem/index.ts";
import { experimentFields, type ExperimentSettings } from "../../sweep/index.ts";
import type { Folds } from "./folds.ts";
import { sectionOf } from "../../element/index.ts";
import { tabList } from "./tabs.ts";

export type SectionId = "curves" | Section | "experiment";

/** One section of the panel. */
export interface PanelSection {
  readonly id: SectionId;
  readonly title: string;
  readonly content: unknown;
  /** Its values in a few characters, shown while it is folded. */
  readonly digest: string;
  /** Whether it is folded until it is asked for. */
  readonly rare: boolean;
  /** Whether all of its values are the usual ones. */
  readonly usual: boolean;
}

/** The sections one under the other, each with a heading that folds it. */
export function foldedSections(
  sections: readonly PanelSection[],
  folds: Folds,
  changed: () => void,
): TemplateResult[] {
  return sections.map(({ id, title, content, digest, rare, usual }) => {
    const open = folds.isOpen(id, rare, usual);
    const toggle = (): void => {
      folds.set(id, !open);
      changed();
    };
    return html`<section class="group">
      <h2>
        <button
          class="fold"
          aria-expanded=${open ? "true" : "false"}
          aria-controls="section-${id}"
          @click=${toggle}
        >
          <span>${title}</span>
          ${open ? nothing : html`<span class="digest">${digest}</span>`}
        </button>
      </h2>
      <div id="section-${id}" ?hidden=${!open}>${open ? content : nothing}</div>
    </section>`;
  });
}

/**
 * The sections as a sheet at the bottom of a small screen, one at a time.
 *
 * @param marker the control of the axis' field, always in sight
 * @param chosen the section shown; null when the sheet is closed
 */
export function sheet(
  sections: readonly PanelSection[],
  marker: TemplateResult,
  chosen: SectionId | null,
  choose: (id: SectionId | null) => void,
): TemplateResult {
  const shown = sections.find(({ id }) => id === chosen);
  return html`<div class="sheet-head">${marker}</div>
    ${tabList<SectionId>({
      name: "section",
      label: "Controls",
      tabs: sections.map(({ id, title }) => ({ value: id, label: title })),
      chosen,
      fills: "sheet-body",
      choose: (id) => choose(id === chosen ? null : id),
    })}
    <div
      id="sheet-body"
      class="sheet-body"
      role="tabpanel"
      aria-label=${shown?.title ?? "Controls"}
      ?hidden=${shown === undefined}
    >
      ${shown?.content ?? nothing}
    </div>`;
}

/** The numbers of a section of the problem in a few characters, and whether all are the usual ones. */
export function problemDigest(
  problem: Problem,
  section: Section,
): Pick<PanelSection, "digest" | "usual"> {
  const fields = problemActiveFields(problem).filter(({ path }) => sectionOf(path) === section);
  const parts = fields.flatMap(({ field, value }): string[] => {
    const name = field.kind === "constant" ? "" : (field.symbol ?? field.label);
    if (field.kind === "flag") return value === true ? [name] : [];
    if (typeof value === "number") return [`${name} = ${formatNumber(value, 3)}`];
    return field.kind === "number-or-word" ? [`${name} = ${field.wordLabel}`] : [];
  });
  const usual = fields.every(
    ({ field, value }) => !("default" in field) || field.default === value,
  );
  return { digest: parts.join(" · "), usual };
}

/** The experiment's settings in a few characters. */
export function experimentDigest(experiment: ExperimentSettings): string {
  const { n, replicates, places } = experimentFields;
  return [
    `${n.symbol} = ${experiment.n}`,
    `${replicates.symbol} = ${experiment.replicates}`,
    `${experiment.places} ${places.label.split(" ")[0]}`,
  ].join(" · ");
}
