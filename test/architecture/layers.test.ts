import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyProject, root, type ProjectCopy } from "./project-copy.ts";

/** Which layers each layer may import: the architecture, written down a second time on purpose. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  numerics: [],
  problem: ["numerics"],
  theory: ["numerics", "problem"],
  kernels: [],
  simulation: ["kernels", "numerics", "problem"],
  data: ["kernels", "numerics", "problem", "simulation"],
  sweep: ["data", "numerics", "problem", "simulation", "theory"],
  neural: ["data", "numerics", "problem"],
  state: ["data", "numerics", "problem", "simulation", "sweep", "theory"],
  plot: ["data", "numerics", "problem", "simulation", "state", "sweep", "theory"],
  instrument: [
    "data",
    "neural",
    "numerics",
    "plot",
    "problem",
    "simulation",
    "state",
    "sweep",
    "theory",
  ],
  element: [
    "data",
    "instrument",
    "neural",
    "numerics",
    "plot",
    "problem",
    "simulation",
    "state",
    "sweep",
    "theory",
  ],
  explorer: [
    "data",
    "element",
    "instrument",
    "neural",
    "numerics",
    "plot",
    "problem",
    "simulation",
    "state",
    "sweep",
    "theory",
  ],
  cli: ["data", "neural", "numerics", "problem", "simulation", "state", "sweep", "theory"],
};

const layers = Object.keys(allowed);

/** Layers that see no DOM, worker, clock, file or hidden randomness. */
const pure = ["numerics", "problem", "kernels", "theory", "simulation", "data", "neural"];

const pairs = layers.flatMap((from) =>
  layers.filter((to) => to !== from).map((to) => [from, to] as const),
);

const importOf = (path: string): string =>
  `import * as other from "${path}";\nexport const probe: unknown = other;\n`;

const useOf = (expression: string): string => `export const probe: unknown = ${expression};\n`;

interface Probe {
  readonly path: string;
  readonly text: string;
  /** What the linter must say of it; null where it must stay silent. */
  readonly says: string | null;
}

const oneWay: Probe[] = pairs.map(([from, to]) => ({
  path: `src/${from}/probe-import-${to}.ts`,
  text: importOf(`../${to}/index.ts`),
  says: allowed[from].includes(to) ? null : `${from} may import only`,
}));

const nested: Probe[] = [
  {
    path: "src/theory/deeper/probe-import.ts",
    text: importOf("../../simulation/index.ts"),
    says: "theory may import only",
  },
  {
    path: "src/simulation/probe-dynamic-import.ts",
    text: `export const probe = (): Promise<unknown> => import("../theory/index.ts");\n`,
    says: "simulation may import only",
  },
  {
    path: "src/simulation/probe-re-export.ts",
    text: `export * from "../theory/index.ts";\n`,
    says: "simulation may import only",
  },
];

const pastTheIndex: Probe[] = pairs
  .filter(([from, to]) => allowed[from].includes(to))
  .map(([from, to]) => ({
    path: `src/${from}/probe-deep-${to}.ts`,
    text: importOf(`../${to}/inner.ts`),
    says: "through its index.ts",
  }));

const impurities: Probe[] = pure.flatMap((layer) =>
  [
    ["dom", "document.title", "Pure layers see no"],
    ["window", "window.innerWidth", "Pure layers see no"],
    ["worker", `new Worker("worker.js")`, "Pure layers see no"],
    ["clock", "Date.now()", "Pure layers see no"],
    ["timer", "performance.now()", "Pure layers see no"],
    ["hidden", "globalThis", "Pure layers see no"],
    ["random", "Math.random()", "Random streams are always a parameter"],
    ["crypto", "crypto.randomUUID()", "Pure layers see no"],
  ].map(([name, expression, says]) => ({
    path: `src/${layer}/probe-${name}.ts`,
    text: useOf(expression),
    says: says,
  })),
);

const packages: Probe[] = layers.flatMap((layer): Probe[] => [
  {
    path: `src/${layer}/probe-plotly.ts`,
    text: importOf("plotly.js/lib/core"),
    says: layer === "plot" ? null : `${layer} does not use this package`,
  },
  {
    path: `src/${layer}/probe-matrix.ts`,
    text: importOf("ml-matrix"),
    says: ["kernels", "simulation", "data", "neural"].includes(layer)
      ? null
      : "does not use this package",
  },
  {
    path: `src/${layer}/probe-file.ts`,
    text: importOf("node:fs"),
    says: layer === "cli" ? null : "Only the command line sees Node",
  },
]);

let copy: ProjectCopy;
let probed: ReturnType<ProjectCopy["lint"]>;

const probes = [...oneWay, ...nested, ...pastTheIndex, ...impurities, ...packages];

beforeAll(() => {
  copy = copyProject();
  for (const { path, text } of probes) copy.write(path, text);
  probed = copy.lint("src");
  for (const { path } of probes) copy.remove(path);
});

afterAll(() => copy.dispose());

describe("the linter holds the layers", () => {
  it("passes the sources as they are", () => {
    const put = new Set(probes.map(({ path }) => path));
    expect(probed.findings.filter(({ filename }) => !put.has(filename))).toEqual([]);
  });

  it("fails once the probes are in", () => {
    expect(probed.status).not.toBe(0);
  });

  const wrongly = (group: readonly Probe[]): string[] =>
    group
      .filter(({ path, says }) => {
        const layered = probed.findings.filter(
          ({ filename, code }) => filename === path && code.includes("no-restricted"),
        );
        return says === null
          ? layered.length > 0
          : !layered.some(({ message, help }) => `${message} ${help}`.includes(says));
      })
      .map(({ path }) => path);

  it("refuses every import against the one way, and no other", () => {
    expect(wrongly(oneWay)).toEqual([]);
    expect(oneWay.filter(({ says }) => says === null).length).toBe(
      Object.values(allowed).flat().length,
    );
  });

  it("sees dynamic imports, re-exports and deeper folders", () => {
    expect(wrongly(nested)).toEqual([]);
  });

  it("refuses imports past an index", () => {
    expect(wrongly(pastTheIndex)).toEqual([]);
  });

  it("refuses DOM, workers, clocks and hidden randomness in pure layers", () => {
    expect(wrongly(impurities)).toEqual([]);
  });

  it("keeps Plotly in plot, matrices in kernels and simulation, and Node in cli", () => {
    expect(wrongly(packages)).toEqual([]);
  });
});

describe("the compiler holds the layers", () => {
  it.each(layers)("%s refers to no more than it may import", (layer) => {
    const config = JSON.parse(readFileSync(join(root, "src", layer, "tsconfig.json"), "utf8")) as {
      compilerOptions: { lib?: string[]; types?: string[] };
      references?: { path: string }[];
    };
    const references = (config.references ?? []).map(({ path }) => path.replace("../", ""));
    expect(references.sort()).toEqual([...allowed[layer]].sort());
    if (!pure.includes(layer)) return;
    expect(config.compilerOptions.lib).toBeUndefined();
    expect(config.compilerOptions.types).toBeUndefined();
  });

  const cases: readonly (readonly [string, string, string, string])[] = [
    ["an upward import", "theory", importOf("../simulation/index.ts"), "is not under 'rootDir'"],
    ["an upward import", "simulation", importOf("../theory/index.ts"), "is not under 'rootDir'"],
    ["an upward import", "numerics", importOf("../problem/index.ts"), "is not under 'rootDir'"],
    ["the DOM", "theory", useOf("document.title"), "Cannot find name 'document'"],
    ["a worker", "simulation", useOf(`new Worker("worker.js")`), "Cannot find name 'Worker'"],
    ["a file", "problem", importOf("node:fs"), "TS2591"],
  ];

  it.each(cases)("refuses %s in %s", (_, layer, text, says) => {
    const path = `src/${layer}/probe.ts`;
    expect(copy.compile(`src/${layer}`)).toEqual({ status: 0, output: "" });
    copy.write(path, text);
    const { status, output } = copy.compile(`src/${layer}`);
    copy.remove(path);
    expect(status).not.toBe(0);
    expect(output).toContain(path);
    expect(output).toContain(says);
  });
});
