import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../src/cli/bad-input.ts";
import { commands } from "../../src/cli/commands/index.ts";
import { readRequest } from "../../src/cli/request.ts";
import { faultLine, setField, type Problem } from "../../src/problem/index.ts";
import { risk } from "../../src/theory/index.ts";
import { factorRows } from "../data/tables.ts";
import { csvRows, maskrisk, output, root, temporaryFolder } from "./program.ts";

/** What a command names as bad input, without starting the program. */
async function said(name: string, ...args: string[]): Promise<string> {
  const command = commands.find((one) => one.name === name)!;
  try {
    const asked = await readRequest(command, args);
    if (asked.kind === "run" && "takesTable" in command) {
      await command.run(asked.files[0], asked.request, asked.problem);
    }
  } catch (error) {
    if (error instanceof BadInput) return error.faults.map(faultLine).join("\n");
    throw error;
  }
  return "nothing";
}

const pbmc = join(root, "public", "data", "pbmc.csv.gz");

interface TableAnswer {
  rows: number;
  columns: number;
  used: number;
  target: string;
  dropped: { column: string; reason: string }[];
  population: { eigenvalues: number[]; signals: number[]; misfit: number; leastRidge: number };
  problem: { gamma: number; rows: string };
  cautions: { kind: string; message: string }[];
}

function factorTable(folder: string): string {
  const rows = factorRows(200, 20).map((row) => row.map((x) => x.toFixed(5)).join(","));
  const file = join(folder, "table.csv");
  writeFileSync(
    file,
    `${Array.from({ length: 20 }, (_, k) => `x${k}`).join(",")}\n${rows.join("\n")}\n`,
  );
  return file;
}

describe("table", () => {
  it("tells what a table is like, and the problem that stands for it", async () => {
    const answer = JSON.parse(await output(["table", pbmc])) as TableAnswer;
    expect(answer).toMatchObject({
      rows: 283,
      columns: 128,
      used: 128,
      target: "each",
      dropped: [],
    });
    expect(answer.problem.gamma).toBeCloseTo(127 / 283, 10);
    expect(answer.problem.rows).toBe("masked-target");
    expect(answer.population.misfit).toBeLessThan(1e-5);
    const one = JSON.parse(
      await output(["table", pbmc, "--target", "LYZ", "--rows", "100"]),
    ) as TableAnswer;
    expect(one).toMatchObject({ used: 127, target: "LYZ", problem: { gamma: 1.27, rows: "all" } });
  });

  it("goes on into other commands as it stands", async () => {
    const answer = await output(["table", factorTable(temporaryFolder())]);
    const swept = csvRows(await output(["sweep", "-", "--over", "mask.ratio=0.1,0.3"], answer));
    const { problem } = JSON.parse(answer) as { problem: Problem };
    const same = [0.1, 0.3].map((ratio) => risk(setField(problem, "mask.ratio", ratio)).totalRisk);
    expect(swept.map(({ totalRisk }) => totalRisk)).toEqual(same);
    const best = JSON.parse(await output(["optimum", "-", "--law", "fixed"], answer)) as {
      optima: { gain: number }[];
    };
    expect(best.optima[0].gain).toBe(0);
    const sizes = ["--n", "60", "--replicates", "4", "--over", "mask.ratio=0.2"];
    expect(await output(["compare", "-", ...sizes], answer)).toContain('"verdict"');
  });

  it("writes the population alone, or a text for a person", async () => {
    const file = factorTable(temporaryFolder());
    const atoms = csvRows(await output(["table", file, "--format", "csv"]));
    const mass = atoms.reduce((sum, { mass }) => sum + Number(mass), 0);
    expect(mass).toBeCloseTo(1, 10);
    const text = await output(["table", file, "--format", "table"]);
    expect(text).toMatch(/200 rows × 20 columns/);
    expect(text).toMatch(/Caution: Few columns \(19 features\)/);
  });

  it("names every fault of a file that is no table, and of the flags, and ends with 2", async () => {
    const folder = temporaryFolder();
    const file = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    expect(await said("table", file("empty.csv", ""))).toMatch(/empty.csv is empty/);
    expect(
      await said("table", file("picture.csv", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0))),
    ).toMatch(/PNG/);
    expect(await said("table", file("wrong.csv", "a,b\n1,2\n3,x\n4,5\n6,7\n"))).toMatch(
      /wrong.csv: row 2, column "b" has "x", which is not a number/,
    );
    const good = factorTable(folder);
    expect(await said("table", good, "--target", "y")).toMatch(
      /--target must be a column of the table/,
    );
    expect(await said("table", good, "--out", good)).toMatch(/--out must not be an input itself/);
    expect(
      await said("table", good, "--transform", "sqrt", "--rows", "0", "--indicators=yes"),
    ).toMatch(
      /--indicators takes no value\n.*--transform must be one of none, log1p, normal-scores; found "sqrt"\n.*--rows must be an integer/,
    );
    expect(await said("table", join(folder, "none.csv"))).toMatch(/none.csv does not exist/);
    expect(await said("table")).toMatch(/FILE is required/);
    const { status, stdout, stderr } = await maskrisk(["table", join(folder, "empty.csv")]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^maskrisk table: bad input\n {2}.*is empty$/m);
  });
});

describe("holdout", () => {
  it("has theory beside experiments, the same digits for any number of threads", async () => {
    const folder = temporaryFolder();
    const args = ["holdout", factorTable(folder), "--problem", "gamma=1&p=0.2", "--n", "60"];
    const more = ["--over", "mask.ratio=0,0.3", "--splits", "6", "--seed", "3", "--format", "csv"];
    const one = await output([...args, ...more, "--workers", "1"]);
    expect(await output([...args, ...more, "--workers", "3"])).toBe(one);
    const rows = csvRows(one);
    expect(rows).toHaveLength(2);
    for (const { theory, mean, standardError, difference, splits, d } of rows) {
      expect([splits, d]).toEqual([6, 19]);
      expect(difference).toBeCloseTo(Number(mean) / Number(theory) - 1, 9);
      expect(Math.abs(Number(mean) - Number(theory))).toBeLessThan(5 * Number(standardError) + 0.1);
    }
    const out = join(folder, "held.json");
    expect(await output([...args, "--splits", "2", "--out", out])).toBe("");
    const { experiment, rows: kept } = JSON.parse(readFileSync(out, "utf8")) as {
      experiment: object;
      rows: object[];
    };
    expect(experiment).toEqual({ n: 60, replicates: 2, seed: 1 });
    expect(kept).toHaveLength(1);
  });

  it("sweeps γ by the rows that are drawn, and refuses what the table decides or does not have", async () => {
    const file = factorTable(temporaryFolder());
    const swept = ["holdout", file, "--target", "x3", "--over", "gamma=0.5,0.2", "--splits", "2"];
    const rows = csvRows(await output([...swept, "--format", "csv"]));
    expect(rows.map(({ n }) => n)).toEqual([38, 95]);
    expect(await said("holdout", file, "--n", "200")).toMatch(
      /--n must leave rows to hold out: the table has 200, so n is at most 199; found 200/,
    );
    expect(await said("holdout", file, "--n", "50", "--over", "noise=1,2")).toMatch(
      /--over cannot run over noise: the table decides it/,
    );
    expect(await said("holdout", file, "--n", "50", "--splits", "0")).toMatch(
      /--splits must be an integer/,
    );
  });
});
