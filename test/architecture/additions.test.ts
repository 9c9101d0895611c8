import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as HandlesModule from "../../src/element/mask-law/handles.ts";
import type * as ChaptersModule from "../../src/explorer/lessons/chapters/index.ts";
import type * as ClaimsModule from "../../src/explorer/views/claims/claims.ts";
import type * as InstrumentModule from "../../src/instrument/index.ts";
import type * as ProblemModule from "../../src/problem/index.ts";
import type * as StateModule from "../../src/state/index.ts";
import type { ClaimId } from "../../src/explorer/views/claims/claim.ts";
import { tableSpectra } from "../../vite.config.ts";
import { additions } from "./additions.ts";
import { copyProject, type ProjectCopy } from "./project-copy.ts";

const PROBLEM = {
  gamma: 2,
  mask: { law: "triangular", top: 0.5 },
  spectrum: { family: "halves", other: 4 },
  signal: { alignment: { kind: "strongest" } },
};

const LINK =
  "gamma=2&mask=triangular&top=0.5&spectrum=halves&other=4&alignment=strongest&view=added&claim=added";

let copy: ProjectCopy;
let compiled: ReturnType<ProjectCopy["compile"]>;
let page: ViteDevServer;

beforeAll(async () => {
  copy = copyProject();
  for (const { path, text, index, before, line } of additions) {
    const was = readFileSync(join(copy.folder, index), "utf8");
    const is = was.replace(before, `${line}\n${before}`);
    expect(is, `${index} has ${before}`).not.toBe(was);
    copy.write(path, text);
    copy.write(index, is);
  }
  compiled = copy.compile("src", "src/explorer");
  page = await createServer({
    root: copy.folder,
    configFile: false,
    logLevel: "error",
    appType: "custom",
    // modules that the build computes
    plugins: [tableSpectra()],
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
}, 120_000);

afterAll(async () => {
  await page?.close();
  copy?.dispose();
}, 60_000);

/** What the compiled command line prints. */
function printed(args: readonly string[], input?: unknown): unknown {
  const child = spawnSync(process.execPath, ["dist/lib/cli/main.js", ...args], {
    cwd: copy.folder,
    encoding: "utf8",
    input: JSON.stringify(input),
  });
  expect(child.stderr).toBe("");
  expect(child.status).toBe(0);
  return JSON.parse(child.stdout);
}

/** A module of the page, as its server has it. */
const module = async <T>(path: string): Promise<T> => (await page.ssrLoadModule(path)) as T;

describe("one of each thing, its file and a line of its index added,", () => {
  it("compiles", () => {
    expect(compiled).toEqual({ status: 0, output: "" });
  });

  it("is in the schema", () => {
    const { properties } = printed(["schema"]) as {
      properties: Record<string, { oneOf: { title: string }[] }>;
    };
    const titles = (field: { oneOf: { title: string }[] }): string[] =>
      field.oneOf.map(({ title }) => title);
    expect(titles(properties["mask"])).toEqual([
      "fixed ratio",
      "uniform (R²MAE)",
      "a list of ratios",
      "beta",
      "triangular",
    ]);
    expect(titles(properties["spectrum"])).toContain("halves");
    expect(JSON.stringify(properties["signal"])).toContain(`"title":"strongest"`);
  });

  it("is solved and simulated by the command line, from a file and from a link", () => {
    const solved = printed(["risk", "-"], PROBLEM) as { excessRisk: number };
    expect(solved.excessRisk).toBeGreaterThan(0);
    expect(printed(["risk", LINK])).toEqual(solved);
    const run = ["simulate", "-", "--n=200", "--replicates=60", "--seed=1", "--format=json"];
    const { rows } = printed(run, PROBLEM) as {
      rows: { excessRisk: number; standardError: number }[];
    };
    const [{ excessRisk, standardError }] = rows;
    expect(Math.abs(excessRisk - solved.excessRisk)).toBeLessThan(5 * standardError);
  });

  it("is in a link, which reads as it was written", async () => {
    const { decodeState, encodeState } = await module<typeof StateModule>("/src/state/index.ts");
    const state = decodeState(LINK);
    expect(state.problem).toMatchObject(PROBLEM);
    expect(state.view).toMatchObject({ panel: "added", claim: "added" });
    expect(decodeState(encodeState(state))).toEqual(state);
  });

  it("is in the page's lists: controls, names of curves, handles, claims, lessons, views", async () => {
    const { problemFields, parseProblem } =
      await module<typeof ProblemModule>("/src/problem/index.ts");
    const { mask } = problemFields;
    expect(mask.kind === "variant" && Object.keys(mask.variants).at(-1)).toBe("triangular");
    const problem = parseProblem(PROBLEM);
    const names = await module<typeof InstrumentModule>("/src/instrument/index.ts");
    expect(names.describeProblem(problem)).toContain("halves 1 and 4 · σ² = 0.25 · ▲ 0.5");
    const handles = await module<typeof HandlesModule>("/src/element/mask-law/handles.ts");
    expect(handles.moved(problem.mask, "top", 0.7)).toEqual({ law: "triangular", top: 0.7 });
    expect(handles.lawText(problem.mask)).toBe("triangular up to 0.5, mean ratio 0.333");
    const { claimGroups, judge } = await module<typeof ClaimsModule>(
      "/src/explorer/views/claims/claims.ts",
    );
    expect(claimGroups.at(-1)?.claims.map(({ id }) => id)).toContain("added");
    expect(judge("added" as string as ClaimId).cases).toHaveLength(1);
    const { chapters } = await module<typeof ChaptersModule>(
      "/src/explorer/lessons/chapters/index.ts",
    );
    expect(chapters.map(({ id }) => id)).toContain("added");
    const { panelNames } = await module<typeof StateModule>("/src/state/index.ts");
    expect(Object.keys(panelNames)).toContain("added");
    const registry = await page.transformRequest("/src/explorer/views/registry.ts");
    expect(registry?.code).toContain(`import("/src/explorer/views/added/view.ts")`);
  });
});
