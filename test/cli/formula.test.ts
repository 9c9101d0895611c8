import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  decodeProblem,
  encodeProblem,
  loadFormulas,
  parseProblem,
  type Problem,
} from "../../src/problem/index.ts";
import { createSimulator, runExperiment } from "../../src/simulation/index.ts";
import { derivedQuantities, risk } from "../../src/theory/index.ts";
import { csvRows, maskrisk, output, temporaryFolder } from "./program.ts";

const input = {
  gamma: 2,
  spectrum: { family: "formula", formula: "(1 + 3*(u < 0.2)) / 1.6", dimension: 10 },
  signal: { alignment: { kind: "formula", formula: "lambda^2 + 0*k" } },
  mask: { law: "fixed", ratio: 0.3 },
};
const size = ["--n", "20", "--replicates", "4", "--seed", "3"];

/** What `maskrisk risk` prints. */
function printedRisk(one: Problem): object {
  return { ...risk(one), derived: derivedQuantities(one) };
}

let problem: Problem;
let link: string;
beforeAll(async () => {
  await loadFormulas();
  problem = parseProblem(input);
  link = `https://example.org/?${new URLSearchParams([...encodeProblem(problem)]).toString()}`;
});

describe("formulas", () => {
  it("are read from a file and from a link", async () => {
    const file = join(temporaryFolder(), "formula.json");
    writeFileSync(file, JSON.stringify(input));
    const printed = await output(["risk", file]);
    expect(JSON.parse(printed)).toEqual(printedRisk(problem));
    expect(await output(["risk", link])).toBe(printed);
  });

  it("reach the threads of an experiment", async () => {
    const [row] = csvRows(await output(["simulate", link, ...size, "--workers", "2"]));
    const { excessRisk } = runExperiment(
      createSimulator(),
      { problem, n: 20 },
      { seed: 3, replicates: 4 },
    );
    expect(row["excessRisk"]).toBe(excessRisk.mean);
  });

  it("can be swept and compared, and come back in the link of the results", async () => {
    const over = ["--over", "spectrum.dimension=5,10"];
    const printed = JSON.parse(await output(["sweep", link, ...over, "--format", "json"])) as {
      problem: Problem;
      link: string;
    };
    expect(printed.problem).toEqual(problem);
    const query = new URLSearchParams(printed.link);
    expect(decodeProblem(query, (key) => ["axis", "from", "to"].includes(key))).toEqual(problem);
    expect(await output(["compare", link, ...size, "--format", "table"])).toContain("Verdict:");
  });

  it("with mistakes are bad input, in a file and in a link", async () => {
    const bad = { ...input, spectrum: { family: "formula", formula: "constructor(1)" } };
    const fromText = await maskrisk(["risk", "-"], JSON.stringify(bad));
    expect(fromText).toMatchObject({ status: 2, stdout: "" });
    expect(fromText.stderr).toContain("spectrum.formula does not know the function constructor");
    const lost = await maskrisk([
      "risk",
      "gamma=2&spectrum=formula&formula=1+u&alignment=formula&energy=1/0",
    ]);
    expect(lost).toMatchObject({ status: 2, stdout: "" });
    expect(lost.stderr).toContain("needs * between factors (in a link, + is written %2B)");
  });
});

describe("ridge and copies", () => {
  it("go through every command, in links and files alike", async () => {
    const text = JSON.stringify({
      gamma: 2,
      mask: { law: "fixed", ratio: 0.3 },
      copies: 3,
      ridge: 0.1,
    });
    const query = "gamma=2&p=0.3&copies=3&ridge=0.1";
    const at = parseProblem(JSON.parse(text));
    const printed = await output(["risk", query]);
    expect(JSON.parse(printed)).toEqual(printedRisk(at));
    expect(await output(["risk", "-"], text)).toBe(printed);
    const [row] = csvRows(await output(["simulate", query, ...size]));
    const { excessRisk } = runExperiment(
      createSimulator(),
      { problem: at, n: 20 },
      { seed: 3, replicates: 4 },
    );
    expect(row["excessRisk"]).toBe(excessRisk.mean);
    expect(await output(["compare", query, ...size, "--format", "table"])).toContain("Verdict:");
    const rows = csvRows(
      await output(["sweep", query, "--over", "ridge=0,0.1", "--over", "copies=1:3:3"]),
    );
    expect(rows.map((one) => [one["ridge"], one["copies"]])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [0.1, 1],
      [0.1, 2],
      [0.1, 3],
    ]);
    expect(rows[5]["excessRisk"]).toBe(risk(at).excessRisk);
  });

  it("take infinity as a word, and refuse other words", async () => {
    const query = "gamma=2&p=0.3&copies=infinity";
    expect(JSON.parse(await output(["risk", query]))).toEqual(
      printedRisk(
        parseProblem({ gamma: 2, mask: { law: "fixed", ratio: 0.3 }, copies: "infinity" }),
      ),
    );
    const { status, stderr } = await maskrisk(["risk", "gamma=2&p=0.3&copies=lots&ridge=-1"]);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'copies must be an integer from 1 to 1000, or "infinity"; found "lots"',
    );
    expect(stderr).toContain("ridge must be a number in [0, 1000000000]; found -1");
  });
});
