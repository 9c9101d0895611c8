import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseProblem, problemSchema, setField } from "../../src/problem/index.ts";
import { createSimulator, runExperiment } from "../../src/simulation/index.ts";
import { derivedQuantities, finiteSizeRisk, risk } from "../../src/theory/index.ts";
import { csvRows, manifest, maskrisk, output, temporaryFolder } from "./program.ts";

const input = { gamma: 2, mask: { law: "fixed", ratio: 0.3 } };
const problem = parseProblem(input);
const text = JSON.stringify(input);
const query = "gamma=2&p=0.3";

describe("risk", () => {
  it("prints the object that the library gives", async () => {
    const printed: unknown = JSON.parse(await output(["risk", "-"], text));
    expect(printed).toEqual({ ...risk(problem), derived: derivedQuantities(problem) });
  });

  it("reads a file, a query and an address alike", async () => {
    const file = join(temporaryFolder(), "problem.json");
    writeFileSync(file, `\uFEFF${text}\n`);
    const printed = await output(["risk", file]);
    expect(await output(["risk", query])).toBe(printed);
    expect(await output(["risk", `?v=1&${query}`])).toBe(printed);
    expect(await output(["risk", `https://example.org/maskrisk/?v=1&${query}#top`])).toBe(printed);
  });

  it("prints null for what is infinite, and says why", async () => {
    const printed: unknown = JSON.parse(await output(["risk", "gamma=1"]));
    expect(printed).toMatchObject({ excessRisk: null, variance: null, regime: "threshold" });
  });

  it("prints one line as JSON Lines, and a row as CSV", async () => {
    const line = await output(["risk", query, "--format", "jsonl"]);
    expect(JSON.parse(line)).toEqual({ ...risk(problem), derived: derivedQuantities(problem) });
    expect(line.indexOf("\n")).toBe(line.length - 1);
    const [row] = csvRows(await output(["risk", query, "--format=csv"]));
    expect(row).toMatchObject({ source: "theory", excessRisk: risk(problem).excessRisk, n: null });
  });
});

describe("sweep", () => {
  const over = ["--over", "gamma=0.5,2", "--over", "mask.ratio=0.1:0.5:3"];

  it("prints a row for each cell, the last field running fastest", async () => {
    const printed = await output(["sweep", query, ...over]);
    expect(printed.split("\n")[0]).toMatch(
      /^gamma,mask\.ratio,source,excessRisk,standardError,replicates,seed,n,d,/,
    );
    const rows = csvRows(printed);
    expect(rows.map((row) => [row["gamma"], row["mask.ratio"]])).toEqual([
      [0.5, 0.1],
      [0.5, 0.3],
      [0.5, 0.5],
      [2, 0.1],
      [2, 0.3],
      [2, 0.5],
    ]);
    for (const row of rows) {
      const at = setField(
        setField(problem, "gamma", row["gamma"]),
        "mask.ratio",
        row["mask.ratio"],
      );
      expect(row).toMatchObject({ source: "theory", excessRisk: risk(at).excessRisk });
    }
  });

  it("says the same in every format", async () => {
    const rows = csvRows(await output(["sweep", query, ...over]));
    const lines = (await output(["sweep", query, ...over, "--format", "jsonl"])).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    const whole: unknown = JSON.parse(await output(["sweep", query, ...over, "--format", "json"]));
    expect(whole).toMatchObject({
      version: manifest.version,
      problem,
      axes: [
        { path: "gamma", values: [0.5, 2] },
        { path: "mask.ratio", values: [0.1, 0.3, 0.5] },
      ],
      rows,
    });
  });

  it("leaves a gap where the risk is infinite", async () => {
    const rows = csvRows(await output(["sweep", query, "--over", "gamma=0.5:2:3:log"]));
    expect(rows.map((row) => row["excessRisk"] === null)).toEqual([false, true, false]);
    expect(rows[1]["regime"]).toBe("threshold");
  });
});

describe("simulate", () => {
  const size = ["--n", "30", "--replicates", "5", "--seed", "7"];
  const args = ["simulate", query, "--over", "gamma=0.5,2", ...size];

  it("gives the same digits for any number of threads", async () => {
    const printed = await output([...args, "--workers", "1"]);
    expect(await output([...args, "--workers", "3"])).toBe(printed);
    expect(await output([...args.slice(0, -1), "8"])).not.toBe(printed);
  });

  it("prints what the library gives", async () => {
    const rows = csvRows(await output(args));
    expect(rows.map((row) => row["gamma"])).toEqual([0.5, 2]);
    const simulator = createSimulator();
    for (const row of rows) {
      const cell = { problem: setField(problem, "gamma", row["gamma"]), n: 30 };
      const { excessRisk, norm2, d } = runExperiment(simulator, cell, { seed: 7, replicates: 5 });
      expect(row).toMatchObject({
        source: "simulation",
        excessRisk: excessRisk.mean,
        standardError: excessRisk.standardError,
        median: excessRisk.median,
        norm2: norm2.mean,
        replicates: 5,
        seed: 7,
        n: 30,
        d,
      });
    }
  });

  it("stops each cell at the precision wanted, the same for any number of threads", async () => {
    const wanted = [...args.slice(0, 4), "--n", "40", "--target-se", "4%"];
    const printed = await output([...wanted, "--workers", "1"]);
    expect(await output([...wanted, "--workers", "4"])).toBe(printed);
    expect(await output([...wanted.slice(0, -1), "0.04"])).toBe(printed);
    for (const row of csvRows(printed) as Record<string, number>[]) {
      expect(row["standardError"] / row["excessRisk"]).toBeLessThanOrEqual(0.04);
      expect(row["replicates"]).toBeGreaterThanOrEqual(16);
      expect(row["replicates"]).toBeLessThan(400);
      expect(row["notice"]).toBeNull();
    }
    const capped = [...wanted, "--replicates", "17", "--format", "json"];
    expect(JSON.parse(await output(capped))).toMatchObject({
      experiment: { n: 40, replicates: 17, target: 0.04, seed: 1 },
      rows: [{ replicates: 17, notice: expect.stringContaining("not reached in 17") }, {}],
    });
  });

  it("spends little on heavy tails, and says so", async () => {
    const peak = ["simulate", "gamma=1", "--n", "12", "--target-se", "1%", "--format", "json"];
    const { rows } = JSON.parse(await output(peak)) as { rows: Record<string, unknown>[] };
    expect(rows[0]["replicates"]).toBeLessThan(2000);
    expect(rows[0]["notice"]).toContain("Heavy tails");
  });

  it("gives one row without axes, with the size of the experiment in its header", async () => {
    const printed = await output(["simulate", query, ...size, "--format", "json"]);
    const whole = JSON.parse(printed) as { rows: unknown[] };
    expect(whole).toMatchObject({ axes: [], experiment: { n: 30, replicates: 5, seed: 7 } });
    expect(whole.rows).toHaveLength(1);
  });
});

describe("merge", () => {
  const args = ["simulate", query, "--over", "gamma=0.4:4:5:log", "--n", "12", "--replicates", "3"];
  const shards = ["1/3", "2/3", "3/3"];

  it.each(["csv", "jsonl", "json"])(
    "joins %s shards to the very file of one run",
    async (format) => {
      const folder = temporaryFolder();
      const file = (name: string): string => join(folder, `${name.replace("/", "-")}.${format}`);
      for (const shard of shards) await output([...args, "--shard", shard, "--out", file(shard)]);
      await output([...args, "--out", file("whole")]);
      const parts = ["3/3", "1/3", "2/3"].map(file);
      await output(["merge", ...parts, "--out", file("merged")]);
      const whole = readFileSync(file("whole"), "utf8");
      expect(readFileSync(file("merged"), "utf8")).toBe(whole);
      if (format !== "json") {
        const [there, here] = ["whole", "merged"].map((name) =>
          readFileSync(`${file(name)}.json`, "utf8"),
        );
        expect(here).toBe(there);
      }
      expect(await output(["merge", ...parts])).toBe(whole);
    },
  );

  it("refuses what are not the parts of one run, each once", async () => {
    const folder = temporaryFolder();
    const file = (name: string): string => join(folder, `${name}.json`);
    const run = (name: string, more: string[]): Promise<string> =>
      output([...args, ...more, "--out", file(name)]);
    await run("one", ["--shard", "1/2"]);
    await run("other", ["--shard", "2/2", "--seed", "5"]);
    await run("whole", []);
    const fault = async (...names: string[]): Promise<string> => {
      const { status, stdout, stderr } = await maskrisk(["merge", ...names.map(file)]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      return stderr;
    };
    expect(await fault("one")).toContain("FILE of shard 2 of 2 is missing");
    expect(await fault("one", "one")).toContain("is shard 1/2, as");
    expect(await fault("one", "other")).toContain("is not of the same run as");
    expect(await fault("one", "whole")).toContain("does not hold the results of a shard");
    expect(await fault("one", "none")).toContain("does not exist");
    expect(await fault()).toContain("FILE is required");
  });

  it("has nothing in a shard beyond the cells", async () => {
    expect(csvRows(await output([...args, "--shard", "9/9"]))).toEqual([]);
  });
});

describe("compare", () => {
  const args = ["compare", query, "--over", "gamma=0.5,1,2", "--n", "120", "--replicates", "3"];

  it("prints theory, mean, standard error and z of every cell, and a verdict", async () => {
    const printed = JSON.parse(await output(args)) as {
      comparison: object;
      rows: Record<string, number>[];
    };
    expect(printed.comparison).toMatchObject({ cells: 2, notCompared: 1, verdict: "too noisy" });
    const [first, middle] = printed.rows;
    const at = setField(problem, "gamma", 0.5);
    expect(first["limit"]).toBe(risk(at).excessRisk);
    expect(first["theory"]).toBeCloseTo(finiteSizeRisk(at, { n: 120, d: 60 }).excessRisk!, 12);
    expect(first["difference"]).toBeCloseTo(first["mean"] / first["theory"] - 1, 12);
    expect(first["z"]).toBeCloseTo((first["mean"] - first["theory"]) / first["standardError"], 12);
    expect(middle).toMatchObject({
      gamma: 1,
      theory: null,
      z: null,
      verdict: "not compared",
      reason: "at the interpolation threshold the risk is infinite",
    });
  });

  it("prints a table for people, with the reasons and the verdict under it", async () => {
    const lines = (await output([...args, "--format", "table"])).split("\n");
    expect(lines[0]).toBe(
      "Excess risk, theory at this n against experiments (n = 120, 3 replicates, seed 1)",
    );
    expect(lines[2].trim().split(/ {2,}/)).toEqual([
      "gamma",
      "theory",
      "limit",
      "mean",
      "std. error",
      "difference",
      "95 % interval",
      "z",
      "verdict",
    ]);
    expect(lines).toContain(
      "gamma = 1: not compared: at the interpolation threshold the risk is infinite",
    );
    expect(lines.at(-2)).toMatch(
      /^Verdict: too noisy \(2 cells, 1 not compared; on average the mean is [\d.]+ % (above|below) theory; 95 %: .* to .*; rms z = [\d.]+; P = [\d.]+\)$/,
    );
  });

  it("compares with the limit when asked, and says so", async () => {
    const asked = [...args, "--theory", "limit"];
    const [first] = csvRows(await output([...asked, "--format", "csv"]));
    expect(first["prediction"]).toBe("limit");
    expect(first["theory"]).toBe(first["limit"]);
    expect(JSON.parse(await output(asked))).toMatchObject({ theory: "limit" });
    expect(JSON.parse(await output(args))).toMatchObject({ theory: "finite-size" });
    const table = await output([...asked, "--format", "table"]);
    expect(table.split("\n")[0]).toBe(
      "Excess risk, the limit against experiments (n = 120, 3 replicates, seed 1)",
    );
  });

  it("compares copies with the limit, and says so", async () => {
    const copied = ["compare", "gamma=3&p=0.3&copies=2", "--n", "60", "--replicates", "3"];
    expect(await output([...copied, "--format", "table"])).toContain(
      "everywhere: theory at this n is not known, or no nearer: compared with the limit.",
    );
    expect(JSON.parse(await output(copied))).toMatchObject({ rows: [{ prediction: "limit" }] });
  });

  it("runs n out to ∞ when asked, and shows the means that do", async () => {
    const asked = ["compare", "gamma=0.5", "--n", "40", "--replicates", "200", "--extrapolate"];
    const [row] = csvRows(await output([...asked, "--format", "csv"]));
    expect(row["n"]).toBe(40);
    expect(row["theory"]).toBe(risk(parseProblem({ gamma: 0.5 })).excessRisk);
    for (const multiple of [1, 2, 4]) {
      const size = String(40 * multiple);
      const alone = ["compare", "gamma=0.5", "--n", size, "--replicates", "200"];
      const [same] = csvRows(await output([...alone, "--format", "csv"]));
      expect(row[`mean${multiple}n`]).toBeCloseTo(same["mean"] as number, 12);
      expect(row[`standardError${multiple}n`]).toBeCloseTo(same["standardError"] as number, 12);
    }
    expect(row["z"]).toBeCloseTo(
      ((row["mean"] as number) - 0.25) / (row["standardError"] as number),
      9,
    );
    const table = await output([...asked, "--format", "table"]);
    expect(table.split("\n")[0]).toBe(
      "Excess risk, the limit against experiments run out to n = ∞ (n = 40, 80, 160, 200 replicates, seed 1)",
    );
    const { status, stderr } = await maskrisk([...asked.slice(0, -1), "--extrapolate=yes"]);
    expect(status).toBe(2);
    expect(stderr).toContain("--extrapolate takes no value");
  });

  it("ends with status 0 whatever the verdict", async () => {
    const few = ["compare", "gamma=0.5&p=0.9", "--n", "40", "--replicates", "40"];
    const { status, stdout } = await maskrisk([...few, "--format", "table"]);
    expect(status).toBe(0);
    expect(stdout).toContain("not compared: fewer visible inputs than");
  });

  it("takes no other theory", async () => {
    const { status, stderr } = await maskrisk([...args, "--theory", "exact"]);
    expect(status).toBe(2);
    expect(stderr).toContain("--theory must be one of limit, finite-size");
  });

  it("does not warn of spikes whose trace refined theory knows", async () => {
    const spiked = ["compare", "gamma=2&spectrum=spiked&spikes=40", "--n", "60"];
    const table = [...spiked, "--replicates", "2", "--format", "table"];
    expect(await output([...table, "--theory", "limit"])).toContain("spikes change the variance");
    expect(await output(table)).not.toContain("spikes change");
  });

  it("has no verdict where nothing can be compared", async () => {
    const printed = await output(["compare", "gamma=1", "--n", "20", "--format", "table"]);
    expect(printed).toContain(
      "everywhere: not compared: at the interpolation threshold the risk is infinite",
    );
    expect(printed).toContain("Verdict: not compared (0 cells, 1 not compared)");
  });
});

describe("schema and help", () => {
  it("prints the schema of a problem", async () => {
    expect(JSON.parse(await output(["schema"]))).toEqual(problemSchema());
  });

  it("prints its version", async () => {
    expect(await output(["--version"])).toBe(`${manifest.version}\n`);
  });

  it("explains itself and every command", async () => {
    const help = await output(["--help"]);
    for (const name of ["risk", "optimum", "sweep", "simulate", "compare", "merge", "schema"]) {
      expect(help).toMatch(new RegExp(`^  ${name} `, "m"));
      expect(await output([name, "--help"])).toMatch(new RegExp(`^Usage: maskrisk ${name}\\b`));
    }
  });
});
