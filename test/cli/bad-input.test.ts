import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../src/cli/bad-input.ts";
import { commands } from "../../src/cli/commands/index.ts";
import { parseJson } from "../../src/cli/json-text.ts";
import { readRequest } from "../../src/cli/request.ts";
import { faultLine, InvalidProblem } from "../../src/problem/index.ts";
import { maskrisk, temporaryFolder } from "./program.ts";

/** Faults named by a run that must end with status 2 and print no result. */
async function faults(args: readonly string[], input: string | Uint8Array = ""): Promise<string[]> {
  const { status, stdout, stderr } = await maskrisk(args, input);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  const lines = stderr.trimEnd().split("\n");
  expect(lines[0]).toMatch(/^maskrisk \w*: (bad input|\d+ faults)$/);
  return lines.slice(1).map((line) => line.trim());
}

/** The same without starting the program: what it would name before, or while, running a command. */
async function faultsWithin(read: () => unknown): Promise<string[]> {
  try {
    await read();
  } catch (error) {
    if (error instanceof BadInput || error instanceof InvalidProblem) {
      return error.faults.map(faultLine);
    }
    throw error;
  }
  return [];
}

async function perform([name, ...args]: readonly string[]): Promise<void> {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  const asked = await readRequest(command, args);
  if (asked.kind === "run" && asked.problem && command.takesProblem) {
    await command.run(asked.problem, asked.request);
  }
}

describe("a problem with faults", () => {
  it("has every one named", async () => {
    const text = '{"gamma":0,"noise":1e999,"mask":{"law":"fixed","ratio":1},"penalty":2}';
    expect(await faults(["risk", "-"], text)).toEqual([
      expect.stringMatching(/^penalty is not a known field; known here: version, gamma, /),
      "gamma must be a number in (0, 1000000]; found 0",
      "noise must be a number in [0, 1000000000]; found Infinity",
      "mask.ratio must be a number in [0, 1); found 1",
    ]);
  });

  it("has them named together with those of the flags", async () => {
    const args = ["simulate", "gamma=x&colour=red", "--n", "0", "--seed=-1", "--replicates", "two"];
    const more = ["--over", "gamma", "--over", "noise=1:2", "--workers", "0", "--format", "xml"];
    expect(await faults([...args, ...more, "--out", "/no/such/folder/x.csv"])).toEqual([
      'gamma must be a number in (0, 1000000]; found "x"',
      "link.colour has no meaning in this link",
      'over must be an axis FIELD=SPEC such as mask.ratio=0:0.9:10; found "gamma"',
      'noise must be a range a:b:count, or a:b:count:log; found "1:2"',
      "--n must be an integer from 1 to 1000000; found 0",
      '--replicates must be an integer from 1 to 1000000; found "two"',
      "--seed must be an integer from 0 to 9007199254740991; found -1",
      "--workers must be an integer from 1 to 256; found 0",
      '--format must be one of csv, json, jsonl; found "xml"',
      "--out must be in a folder; /no/such/folder is none",
    ]);
  });
});

describe("text that is no problem", () => {
  const texts: readonly (readonly [string, string, string])[] = [
    ["nothing", "", "line 1, column 1: expected a value, found the end"],
    ["a word", "gamma", 'line 1, column 1: expected a value, found "g"'],
    ["NaN", '{"gamma": NaN}', 'line 1, column 11: expected a value, found "N"'],
    ["an open object", '{"gamma": 1', 'line 1, column 12: expected "," or "}", found the end'],
    ["an open list", '{"a": [1, 2', 'line 1, column 12: expected "," or "]", found the end'],
    [
      "a last comma",
      '{\n  "gamma": 1,\n}',
      'line 3, column 1: expected a name in double quotes, found "}"',
    ],
    ["single quotes", "{'gamma': 1}", "line 1, column 2: expected a name in double quotes"],
    ["no colon", '{"gamma" 1}', 'line 1, column 10: expected ":", found "1"'],
    ["two values", '{"gamma": 1} {}', 'line 1, column 14: expected nothing more, found "{"'],
    ["a comment", '{"gamma": 1 // d/n\n}', 'line 1, column 13: expected "," or "}", found "/"'],
    ["a broken string", '{"a": "x\ny"}', "line 1, column 7: expected a value"],
    ["a leading zero", '{"gamma": 01}', 'line 1, column 12: expected "," or "}", found "1"'],
    ["the wrong bracket", '{"a": [1}', 'line 1, column 9: expected "," or "]", found "}"'],
  ];

  it.each(texts)("is refused at its place: %s", async (_, text, says) => {
    const lines = await faultsWithin(() => parseJson(text, "it"));
    expect(lines).toEqual([expect.stringContaining(`it is not JSON: ${says}`)]);
  });

  it("is refused however deep", async () => {
    expect(await faults(["risk", "-"], "[".repeat(1e6))).toEqual([
      "standard input is not JSON: line 1, column 1000001: expected a value, found the end",
    ]);
    expect(await faults(["risk", "-"], `${"[".repeat(5e5)}${"]".repeat(5e5)}`)).toEqual([
      "the problem must be an object; found a list of 1",
    ]);
  });

  it("is refused when it is too long, in a file or a stream", async () => {
    const long = `{"gamma": 1${" ".repeat(10_000_000)}}`;
    const file = join(temporaryFolder(), "long.json");
    writeFileSync(file, long);
    expect(await faults(["risk", file])).toEqual([
      `${file} is too long: a problem has at most 1048576 bytes`,
    ]);
    expect(await faults(["risk", "-"], long)).toEqual([
      "standard input is too long: a problem has at most 1048576 bytes",
    ]);
  });

  it("is refused when it is not text", async () => {
    expect(await faults(["risk", "-"], Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d))).toEqual([
      "standard input is not text in UTF-8",
    ]);
  });

  it("is refused when there is none", async () => {
    const folder = temporaryFolder();
    expect(await faults(["risk", join(folder, "none.json")])).toEqual([
      `${join(folder, "none.json")} does not exist`,
    ]);
    expect(await faults(["risk", folder])).toEqual([`${folder} is a folder, not a file`]);
  });
});

describe("a broken link", () => {
  const links: readonly (readonly [string, string])[] = [
    ["gamma=1&gamma=2", "link.gamma is given more than once"],
    ["gamma=1&seed=1&seed=2", "link.seed is given more than once"],
    ["gamma=1&p=half", 'mask.ratio must be a number in [0, 1); found "half"'],
    ["gamma=1&v=2", "version must be 1; found 2"],
    ["gamma=1&n=1.5", "n must be an integer from 1 to 1000000; found 1.5"],
    ["gamma=1&axis=beta", "axis must be a numeric field of a shown problem: gamma, "],
    ["gamma=1&axis=gamma&xscale=cubic", 'xscale must be "linear" or "log"'],
    ["gamma=1&axis=gamma&from=0", "from must be a number in (0, 1000000]"],
    ["https://example.org/", "gamma is required: a number in (0, 1000000]"],
  ];

  it.each(links)("%s", async (link, says) => {
    const lines = await faultsWithin(() => perform(["risk", link]));
    expect(lines).toEqual([expect.stringContaining(says)]);
  });
});

describe("a command line that makes no sense", () => {
  const lines: readonly (readonly [readonly string[], string])[] = [
    [["risk"], "PROBLEM is required"],
    [["risk", "gamma=1", "gamma=2"], "gamma=2 is one word too many"],
    [["schema", "gamma=1"], "gamma=1 is one word too many"],
    [["risk", "gamma=1", "--over", "gamma=1,2"], "--over is not an option here; known: --format"],
    [["sweep", "gamma=1", "--colour"], "--colour is not an option here"],
    [["simulate", "gamma=1", "--n"], "--n needs a value: --n N"],
    [["simulate", "gamma=1", "--n", "--seed=1"], "--n needs a value: --n N"],
    [["simulate", "gamma=1", "--target-se"], "--target-se needs a value: --target-se X"],
    [
      ["simulate", "gamma=1", "--target-se", "1"],
      "--target-se must be a number in [0, 0.5]; found 1",
    ],
    [
      ["compare", "gamma=1", "--target-se=-1%"],
      "--target-se must be a number in [0, 0.5]; found -0.01",
    ],
    [
      ["compare", "gamma=1", "--target-se", "small"],
      '--target-se must be a number in [0, 0.5]; found "small"',
    ],
    [["simulate", "gamma=1", "--shard", "3/2"], "--shard must be I/M with 1 ≤ I ≤ M"],
    [["simulate", "gamma=1", "--shard", "0/2"], "--shard must be I/M with 1 ≤ I ≤ M"],
    [["sweep", "gamma=1", "--target-se", "1%"], "--target-se is not an option here"],
    [["simulate", "gamma=1", "--n=4", "--n=5"], "--n is given more than once"],
    [["sweep", "gamma=1", "--over", "mask.min=0,1"], "mask.min is not a numeric field"],
    [["sweep", "gamma=1", "--over", "spectrum.spikes.length=1"], "is not a numeric field"],
    [["sweep", "gamma=1", "--over", "gamma=1,2", "--over", "gamma=3"], "gamma is swept twice"],
    [
      ["sweep", "gamma=1", "--over", "mask.ratio=0.5,1"],
      "mask.ratio must be a number in [0, 1); found 1",
    ],
    [["sweep", "gamma=1", "--over", "gamma=1:2:1e9"], "gamma must have a whole number of values"],
    [["sweep", "gamma=1", "--over", "gamma=1,,2"], "gamma must be a list of finite numbers"],
    [["simulate", "gamma=1000", "--n", "1000000"], "--n cannot be simulated: n = 1000000"],
  ];

  it("ends with status 2", async () => {
    expect(await faults(["sweep", "gamma=1", "--over", "mask.ratio=0.5,1"])).toEqual([
      "mask.ratio must be a number in [0, 1); found 1",
    ]);
    expect(await faults(["simulate", "gamma=1000", "--n", "1000000"])).toEqual([
      expect.stringContaining("--n cannot be simulated: n = 1000000"),
    ]);
  });

  it.each(lines)("%j", async (args, says) => {
    const lines = await faultsWithin(() => perform(args));
    expect(lines).toEqual([expect.stringContaining(says)]);
  });

  it.each([[[]], [["optimize"]], [["--n"]]])("without a command: %j", async (args) => {
    const { status, stdout, stderr } = await maskrisk(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("Usage: maskrisk COMMAND PROBLEM");
  });
});

describe("a place that cannot be written to", () => {
  it("is refused before any work is done", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "results.csv"));
    const heavy = ["simulate", "gamma=4", "--n", "5000", "--replicates", "1000000", "--out"];
    expect(await faults([...heavy, join(folder, "results.csv")])).toEqual([
      expect.stringMatching(/^--out must name a file; /),
    ]);
  });

  it.runIf(process.platform !== "win32")("is refused when it is a device", async () => {
    const [line] = await faults(["risk", "gamma=2", "--out", "/dev/null"]);
    expect(line).toContain("--out must name a file; /dev/null is something else");
    const link = join(temporaryFolder(), "link");
    symlinkSync("/dev/null", link);
    expect(await faults(["risk", "gamma=2", "--out", link])).toHaveLength(1);
  });
});
