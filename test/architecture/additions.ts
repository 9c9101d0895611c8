/** A file to be put into a copy of the sources, and the line that makes it known. */
export interface Addition {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  readonly index: string;
  /** The line of the index before which the new one goes. */
  readonly before: string;
  readonly line: string;
}

const law = `import { averageBetweenCuts, type Random } from "../../numerics/index.ts";
import { ratioHandle } from "./drawing.ts";
import { ratioField, type MaskLawSpec, type RatioNodes } from "./law.ts";
import { densityOutline, outlinePoint } from "./outline.ts";

/** Each row draws its ratio from the density 2p/m² on [0, m]. */
export interface TriangularLaw {
  law: "triangular";
  /** Largest ratio m, in [0, 0.95]. */
  top: number;
}

const SAMPLES = Array.from({ length: 50 }, (_, i) => (i + 1) / 51);

export const triangular: MaskLawSpec<TriangularLaw> = {
  law: "triangular",
  order: 50,
  label: "triangular",
  help: "Each row draws its ratio from a density that rises to its largest ratio.",
  fields: {
    top: ratioField({ key: "top", label: "top", symbol: "m", tex: "m", help: "Largest ratio.", initial: 0.6 }),
  },
  name: ({ top }, number) => \`▲ \${number(top)}\`,
  words: ({ top }, number) => \`triangular up to \${number(top)}\`,
  nodes({ top }): RatioNodes {
    const { node, weight } = averageBetweenCuts(0, top, 1e-6, 1 - top);
    const raised = weight.map((w, i) => (2 * w * (node[i] as number)) / (top || 1));
    const total = raised.reduce((sum, w) => sum + w, 0);
    return top === 0
      ? { ratio: Float64Array.of(0), visible: Float64Array.of(1), weight: Float64Array.of(1) }
      : { ratio: node, visible: node.map((p) => 1 - p), weight: raised.map((w) => w / total) };
  },
  draw: ({ top }, random: Random) => top * Math.sqrt(random.uniform()),
  mean: ({ top }) => (2 * top) / 3,
  atomAtZero: ({ top }) => (top === 0 ? 1 : 0),
  moment(law, i, j) {
    const { ratio, weight } = this.nodes(law, { zero: 1, one: 0 });
    return ratio.reduce((sum, p, k) => sum + (weight[k] as number) * p ** i * (1 - p) ** j, 0);
  },
  leastVisible: ({ top }) => 1 - top,
  largest: ({ top }) => top,
  hostDependent: { nodes: true, draws: false },
  drawing: {
    shape: ({ top }, weigh, highest) => ({
      area: densityOutline(SAMPLES.map((p) => p * top), (p) => p, weigh, highest),
      stems: [],
    }),
    handles: ({ top }) => [ratioHandle("top", "largest ratio", top, 0, 0.95)],
    moved: (of, _, value) => ({ ...of, top: value }),
    point: ({ top }, _, { area }) => outlinePoint(area, top),
  },
};
`;

const family = `import { MAX_MAGNITUDE, type SpectralAtoms, type SpectrumFamily } from "./family.ts";

/** Half of the eigenvalues 1, half of them c. */
export interface HalvesSpectrum {
  family: "halves";
  /** The other eigenvalue c > 0. */
  other: number;
}

export const halves: SpectrumFamily<HalvesSpectrum> = {
  family: "halves",
  order: 90,
  label: "halves",
  help: "Half of the eigenvalues are 1, half of them another number.",
  fields: {
    other: {
      kind: "number",
      key: "other",
      label: "other eigenvalue",
      help: "The other eigenvalue.",
      min: 0,
      max: MAX_MAGNITUDE,
      openMin: true,
      scale: "log",
      track: [0.1, 10],
      initial: 3,
    },
  },
  name: ({ other }, number) => \`halves 1 and \${number(other)}\`,
  hostDependent: false,
  atoms: ({ other }): SpectralAtoms => ({
    lambda: Float64Array.of(1, other),
    mass: Float64Array.of(0.5, 0.5),
  }),
};
`;

const alignment = `import type { AlignmentKind } from "./alignment.ts";

/** All energy on the strongest direction that has mass. */
export interface StrongestAlignment {
  kind: "strongest";
}

export const strongestAlignment: AlignmentKind<StrongestAlignment> = {
  kind: "strongest",
  order: 60,
  hostDependent: false,
  label: "strongest",
  help: "All energy on the largest eigenvalue.",
  fields: {},
  energies(_, { lambda, mass }): Float64Array {
    const most = lambda.reduce((max, value, k) => (mass[k] === 0 ? max : Math.max(max, value)), 0);
    return lambda.map((value, k) => (value === most ? (mass[k] as number) : 0));
  },
};
`;

const claim = `import type { ClaimStatement } from "../claim.ts";

export const claim: ClaimStatement = {
  group: "limits",
  statement: "A claim that was added.",
  source: "A test",
  rule: "It has one case, which holds.",
  quantifier: "every",
  note: "Nothing is behind it.",
  opening: null,
  trial: null,
  judge: () => ({
    columns: [{ name: "value" }],
    cases: [{ name: "one", condition: "always", holds: true, values: [1] }],
    chart: null,
    telling: "",
  }),
};
`;

const lesson = `import { text, type Chapter } from "../content/chapter.ts";

export const chapter: Chapter = {
  id: "added",
  title: "Added",
  lead: "A chapter that was added.",
  blocks: [text("It says little.")],
  exercises: [],
  numbers: {},
};
`;

const view = `import { html, type TemplateResult } from "lit";
import { ViewElement } from "../view-element.ts";

export class View extends ViewElement {
  protected override render(): TemplateResult {
    return html\`<p>added</p>\`;
  }
}
`;

/** One of each thing that is said to be a file and a line. */
export const additions: readonly Addition[] = [
  {
    what: "a mask law",
    path: "src/problem/mask/triangular.ts",
    text: law,
    index: "src/problem/mask/laws.ts",
    before: `export { uniform }`,
    line: `export { triangular } from "./triangular.ts";`,
  },
  {
    what: "a spectrum family",
    path: "src/problem/spectrum/halves.ts",
    text: family,
    index: "src/problem/spectrum/families.ts",
    before: `export { isotropic }`,
    line: `export { halves } from "./halves.ts";`,
  },
  {
    what: "an alignment",
    path: "src/problem/alignment/strongest.ts",
    text: alignment,
    index: "src/problem/alignment/kinds.ts",
    before: `export { weightsAlignment }`,
    line: `export { strongestAlignment } from "./strongest.ts";`,
  },
  {
    what: "a claim",
    path: "src/explorer/views/claims/statements/added.ts",
    text: claim,
    index: "src/state/view-fields.ts",
    before: `  networks: "networks",`,
    line: `  added: "added",`,
  },
  {
    what: "a lesson",
    path: "src/explorer/lessons/chapters/added.ts",
    text: lesson,
    index: "src/explorer/lessons/chapters/index.ts",
    before: `  "limits",`,
    line: `  "added",`,
  },
  {
    what: "a view",
    path: "src/explorer/views/added/view.ts",
    text: view,
    index: "src/state/view-fields.ts",
    before: `  claims: "Claims",`,
    line: `  added: "Added",`,
  },
];
