import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { manifest, root, temporaryFolder } from "./program.ts";

/** A folder of somebody who has installed the package, as far as resolution goes. */
function consumer(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "maskrisk"), "junction");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return folder;
}

function runNode(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
  });
  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const script = `
import * as all from "maskrisk";
import { parseProblem } from "maskrisk/problem";
import { gaussLegendre } from "maskrisk/numerics";
import { risk } from "maskrisk/theory";
import { createSimulator, runExperiment } from "maskrisk/simulation";
import { sweepCells } from "maskrisk/sweep";
import { readTable } from "maskrisk/data";

const problem = parseProblem({ gamma: 2 });
const [cell] = sweepCells(problem, [{ path: "gamma", values: [0.5] }]);
const experiment = runExperiment(createSimulator(), { problem, n: 8 }, { seed: 1, replicates: 2 });
const same: boolean = all.readTable === readTable && all.risk === risk && all.parseProblem === parseProblem;
console.log(same, gaussLegendre(1).weight[0], risk(cell!.problem).regime, experiment.d);
`;

describe("the package", () => {
  it("is a library: every entry loads, and the root has them all", () => {
    const folder = consumer();
    writeFileSync(join(folder, "use.js"), script.replaceAll(": boolean", "").replace("!", ""));
    expect(runNode(folder, "use.js")).toBe("true 2 underparameterised 16\n");
  });

  it("has types that hold in a strict consumer", () => {
    const folder = consumer();
    writeFileSync(join(folder, "use.ts"), `declare const console: any;\n${script}`);
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
      "bin",
      "tsc",
    );
    const options = ["--strict", "--module", "nodenext", "--target", "es2022", "--types", ""];
    expect(runNode(folder, compiler, "--noEmit", ...options, "use.ts")).toBe("");
    writeFileSync(join(folder, "wrong.ts"), 'import { risk } from "maskrisk"; risk({ gamma: 2 });');
    const wrong = spawnSync(process.execPath, [compiler, "--noEmit", ...options, "wrong.ts"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(wrong.stdout).toContain("from type 'Problem'");
  });

  it("hides what is not its interface", () => {
    const folder = consumer();
    writeFileSync(join(folder, "deep.js"), 'import "maskrisk/dist/lib/theory/over.js";');
    const { status, stderr } = spawnSync(process.execPath, ["deep.js"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });

  it("holds what it names, and what was built for it only", () => {
    const { status, stdout } = spawnSync(
      "npm",
      ["pack", "--dry-run", "--json", "--ignore-scripts"],
      {
        cwd: root,
        encoding: "utf8",
        shell: process.platform === "win32",
      },
    );
    expect(status).toBe(0);
    const [{ files }] = JSON.parse(stdout) as { files: { path: string }[] }[];
    const paths = files.map(({ path }) => path);
    const named = [
      manifest.bin.maskrisk,
      ...Object.values(manifest.exports).flatMap((entry) =>
        typeof entry === "string" ? [entry] : [entry.types, entry.default],
      ),
    ];
    for (const path of named) expect(paths).toContain(path.replace("./", ""));
    const foreign = paths.filter(
      (path) => !/^(dist|src)\/|^(package\.json|LICENSE|README\.md)$/.test(path),
    );
    expect(foreign).toEqual([]);
    expect(paths.filter((path) => /tsconfig|tsbuildinfo|explorer/.test(path))).toEqual([]);
  });

  it("is a command: its script starts by itself", () => {
    const main = readFileSync(join(root, manifest.bin.maskrisk), "utf8");
    expect(main).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(existsSync(join(root, "dist/lib/cli/thread.js"))).toBe(true);
  });
});
