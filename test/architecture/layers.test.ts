import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layerTable, staleProjects } from "../tools/layer-projects.ts";
import { copyProject, root, type ProjectCopy } from "./project-copy.ts";

const table = layerTable(root);

const layers = Object.keys(table);

/** Layers that see no DOM, worker, clock, file or hidden randomness. */
const pure = layers.filter((layer) => table[layer].sees === "nothing");

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
  says: table[from].imports.includes(to) ? null : `${from} may import only`,
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
  .filter(([from, to]) => table[from].imports.includes(to))
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

/** Packages that some layer uses, and two that none may. */
const packageNames = [
  ...new Set([...layers.flatMap((layer) => table[layer].packages), "vitest", "typescript"]),
];

const packages: Probe[] = layers.flatMap((layer): Probe[] => [
  ...packageNames.flatMap((name, place): Probe[] => {
    const says = table[layer].packages.includes(name) ? null : `${layer} does not use this package`;
    return [
      { path: `src/${layer}/probe-package-${place}.ts`, text: importOf(name), says },
      { path: `src/${layer}/probe-part-${place}.ts`, text: importOf(`${name}/part`), says },
    ];
  }),
  {
    path: `src/${layer}/probe-file.ts`,
    text: importOf("node:fs"),
    says: table[layer].sees === "node" ? null : "Only the command line sees Node",
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
}, 120_000);

afterAll(() => copy?.dispose(), 60_000);

describe("the table of layers", () => {
  it("has each layer after those that it imports", () => {
    const early = layers.flatMap((layer, at) =>
      table[layer].imports
        .filter((other) => layers.slice(at).includes(other) || !layers.includes(other))
        .map((other) => `${layer} imports ${other}`),
    );
    expect(early).toEqual([]);
  });

  it("keeps theory and experiments apart, drawing in plot and hosts above it", () => {
    expect(table["theory"].imports).not.toContain("simulation");
    expect(table["data"].imports).not.toContain("theory");
    const having = (name: string): string[] =>
      layers.filter((layer) => table[layer].packages.includes(name));
    expect(having("plotly.js")).toEqual(["plot"]);
    expect(layers.filter((layer) => table[layer].sees === "node")).toEqual(["cli"]);
    expect(pure).toEqual(layers.slice(0, layers.indexOf("plot")));
  });

  it("has every folder of the sources", () => {
    const folders = readdirSync(join(root, "src"), { withFileTypes: true });
    const found = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(found.toSorted()).toEqual(layers.toSorted());
  });
});

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
      layers.flatMap((layer) => table[layer].imports).length,
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

  it("refuses packages that are not the layer's, and Node outside cli", () => {
    expect(wrongly(packages)).toEqual([]);
  });
});

describe("the compiler holds the layers", () => {
  it("is told of them by projects that are up to date", async () => {
    expect(await staleProjects(copy.folder)).toEqual({});
    const path = "src/theory/tsconfig.json";
    const kept = readFileSync(join(root, path), "utf8");
    copy.write(path, kept.replace(`"../problem"`, `"../simulation"`));
    expect(await staleProjects(copy.folder)).toEqual({ [path]: kept });
    copy.write(path, kept);
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
