import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../src/cli/bad-input.ts";
import { commands } from "../../src/cli/commands/index.ts";
import { parseJson } from "../../src/cli/json-text.ts";
import { checkOutputPath } from "../../src/cli/output-path.ts";
import { printable } from "../../src/cli/printable.ts";
import { readRequest } from "../../src/cli/request.ts";
import { asRanges } from "../../src/cli/shard.ts";
import { writeFileWhole } from "../../src/cli/output.ts";
import { faultLine, InvalidProblem } from "../../src/problem/index.ts";
import { maskrisk, output, temporaryFolder } from "./program.ts";

/** Runs a command within this process; the file that --out names is written as the program does. */
async function run([name, ...args]: readonly string[]): Promise<string> {
  const command = commands.find((one) => one.name === name);
  const asked = command && (await readRequest(command, args));
  if (command === undefined || asked?.kind !== "run") throw new Error(`cannot run ${name}`);
  const { problem, files, request, out } = asked;
  const done =
    "takesFiles" in command && command.takesFiles
      ? await command.run(files)
      : command.takesProblem && problem
        ? await command.run(problem, request)
        : null;
  if (done === null) throw new Error(`${name} takes something else`);
  if (out !== undefined) await writeFileWhole(out, done);
  return done.text;
}

/** The lines that a run refused with; none when it went through. */
async function faults(read: () => unknown): Promise<string[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (error instanceof BadInput || error instanceof InvalidProblem)
      return error.faults.map(faultLine);
    throw error;
  }
}

const sweep = ["sweep", "gamma=2", "--over", "mask.ratio=0:0.9:4"];

describe("the name of a result", () => {
  it("is checked before any work: empty, too long, a stream, a folder, read-only", async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    mkdirSync(at("sub"));
    writeFileSync(at("kept.csv"), "mine");
    chmodSync(at("kept.csv"), 0o444);
    const cases: readonly (readonly [string, string])[] = [
      ["", "must name a file; found an empty name"],
      ["-", "leave --out away for standard output"],
      [at("sub"), "is a folder"],
      [`${at("sub")}/`, "names a folder"],
      [at("x".repeat(256)), "at most 255 bytes; 256 are needed"],
      [at("é".repeat(126)), "at most 255 bytes; 257 are needed"], // with .json beside it
      [at("kept.csv"), "that you may write to"],
      [at("none/x.csv"), "must be in a folder"],
      ["/dev/null", "--out must n"], // a device, and maybe this program's own input
    ];
    for (const [name, says] of cases) {
      const [line, ...more] = await faults(() => run([...sweep, "--out", name]));
      expect(`${name}: ${line}`).toContain(says);
      expect(more).toEqual([]);
    }
    expect(readFileSync(at("kept.csv"), "utf8")).toBe("mine");
    expect(readdirSync(folder).sort()).toEqual(["kept.csv", "sub"]);
  });

  it("may be as long as names can be", async () => {
    const name = join(temporaryFolder(), "y".repeat(250));
    await run([...sweep, "--out", name]);
    expect(readFileSync(`${name}.json`, "utf8")).toContain('"columns"');
  });

  it("is never an input, by whatever name, nor is the file beside it", async () => {
    const folder = temporaryFolder();
    const at = (name: string): string => join(folder, name);
    const text = '{"gamma": 2}';
    writeFileSync(at("spiked.json"), text);
    symlinkSync("spiked.json", at("link.csv"));
    linkSync(at("spiked.json"), at("hard.csv"));
    const over = ["--over", "mask.ratio=0,0.5"];
    for (const name of ["spiked.json", "link.csv", "hard.csv", "sub/../spiked.json"]) {
      mkdirSync(at("sub"), { recursive: true });
      const lines = await faults(() =>
        run(["sweep", at("spiked.json"), ...over, "--out", at(name)]),
      );
      expect(lines).toEqual([expect.stringContaining("must not be an input itself")]);
    }
    expect(
      await faults(() => run(["sweep", at("spiked.json"), ...over, "--out", at("spiked")])),
    ).toEqual([expect.stringContaining("which is the input")]);
    expect(readFileSync(at("spiked.json"), "utf8")).toBe(text);
  });

  it("does not put its header in the place of somebody else's file", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.csv.json"), '{"notes": "mine"}');
    const lines = await faults(() => run([...sweep, "--out", join(folder, "a.csv")]));
    expect(lines).toEqual([expect.stringContaining("does not belong to a result")]);
    await run([...sweep, "--out", join(folder, "b.csv")]);
    await run([...sweep, "--out", join(folder, "b.csv")]); // its own it replaces
    expect(readFileSync(join(folder, "a.csv.json"), "utf8")).toBe('{"notes": "mine"}');
  });

  it.runIf(process.platform === "linux")("is not a stream of the program", async () => {
    const lines = await faults(() =>
      checkOutputPath("/dev/stdout", { inputs: [], sidecar: false }),
    );
    expect(lines).toEqual([expect.stringMatching(/stream of this program|something else/)]);
  });
});

describe("merge", () => {
  const args = ["simulate", "gamma=2", "--over", "mask.ratio=0,0.2,0.4,0.6,0.8", "--n", "6"];
  const size = ["--replicates", "2", "--seed", "1", "--workers", "1"];

  async function parts(folder: string, format: string, count = 2): Promise<string[]> {
    const names = Array.from({ length: count }, (_, i) => join(folder, `${i + 1}.${format}`));
    for (const [i, name] of names.entries())
      await output([...args, ...size, "--shard", `${i + 1}/${count}`, "--out", name]);
    return names;
  }

  it.each(["csv", "jsonl", "json"])(
    "refuses a %s part, or its header, cut anywhere, or with any line taken out",
    async (format) => {
      const folder = temporaryFolder();
      const names = await parts(folder, format);
      const whole = await run(["merge", ...names]);
      const [first = ""] = names;
      const victims = format === "json" ? [first] : [first, `${first}.json`];
      const accepted: string[] = [];
      for (const victim of victims) {
        const bytes = readFileSync(victim);
        const lines = bytes.toString("utf8").split(/(?<=\n)/);
        const damaged = [
          // every byte would do as well, and take a minute: these fall at every place of a row
          ...Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
            bytes.subarray(0, 7 * i),
          ),
          ...lines.map((_, out) => Buffer.from(lines.filter((__, i) => i !== out).join(""))),
        ];
        for (const content of damaged) {
          writeFileSync(victim, content);
          const lost = await faults(async () => {
            // white space at the end of JSON is no loss: what is merged is then the whole all the same
            if ((await run(["merge", ...names])) !== whole) accepted.push(content.toString("utf8"));
          });
          if (lost.length === 0 && format === "csv" && victim === first)
            accepted.push(content.toString("utf8"));
        }
        writeFileSync(victim, bytes);
      }
      expect(accepted).toEqual([]);
    },
    120_000,
  );

  it("names every shard that is missing, as an array job takes them", async () => {
    const names = await parts(temporaryFolder(), "csv", 9);
    const some = [1, 4, 5, 9].map((i) => names[i - 1] ?? "");
    expect(await faults(() => run(["merge", ...some]))).toEqual([
      "FILE of shard 2-3,6-8 of 9 is missing (an array job runs them with --array=2-3,6-8)",
    ]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const back = asRanges(sorted)
          .split(",")
          .filter((text) => text !== "")
          .flatMap((text) => {
            const [a = 0, b = a] = text.split("-").map(Number);
            return Array.from({ length: b - a + 1 }, (_, i) => a + i);
          });
        expect(back).toEqual(sorted);
      }),
    );
  });

  it("does not write over its parts", async () => {
    const names = await parts(temporaryFolder(), "csv");
    const [first = ""] = names;
    for (const name of [first, `${first}.json`]) {
      const lines = await faults(() => run(["merge", ...names, "--out", name]));
      expect(lines).toEqual([expect.stringContaining("must not be an input itself")]);
    }
  });
});

describe("what was typed", () => {
  it("is named as it was typed, however many digits", async () => {
    const seed = "9007199254740993";
    const flag = await faults(() => run(["simulate", "gamma=2", "--seed", seed]));
    const link = await faults(() => run(["simulate", `gamma=2&seed=${seed}`]));
    for (const [line] of [flag, link]) expect(line).toContain(`found "${seed}"`);
  });

  it("has no name twice in one object", async () => {
    const text =
      '{"gamma": 1,\n "mask": {"law": "fixed", "ratio": 0.1,\n "ratio": 0.2}, "gamma": 2}';
    expect(await faults(() => parseJson(text, "it"))).toEqual([
      "mask.ratio is given more than once in it (again in line 3); keep one",
      "gamma is given more than once in it (again in line 3); keep one",
    ]);
    const escaped = '{"a": [{"b": 1, "\\u0062": 2}], "c": "a", "d": ["a", "a"], "e": {"a": 1}}';
    expect(await faults(() => parseJson(escaped, "it"))).toHaveLength(1);
  });

  it("repeats no value of any JSON that JSON.stringify writes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        // names such as __proto__ and escapes are told apart as JSON.parse tells them apart
        expect(await faults(() => parseJson(text, "it"))).toEqual([]);
      }),
    );
  });

  it("never reaches the terminal as a control character", async () => {
    const key = "a\u001b[31mred\u0007\r\n\u202egamma\u2028";
    const { status, stderr } = await maskrisk(
      ["risk", "-"],
      JSON.stringify({ gamma: 1, [key]: 1 }),
    );
    expect(status).toBe(2);
    expect(stderr.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(stderr).toContain("a\\u001b[31mred\\u0007\\u000d\\u000a\\u202egamma\\u2028 is not a");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });

  it("keeps both ends of a range", async () => {
    expect(await faults(() => run(["sweep", "gamma=2", "--over", "mask.ratio=0:0.9:1"]))).toEqual([
      expect.stringContaining("at least 2 values between different ends (for one value write 0)"),
    ]);
    expect(await faults(() => run(["sweep", "gamma=2", "--over", "mask.ratio=0.3:0.3:1"]))).toEqual(
      [],
    );
  });

  it("is told what is wrong with a function without its brackets", async () => {
    const query = "gamma=2&spectrum=formula&formula=sin^2(u)";
    const lines = await faults(() => run(["risk", query]));
    expect(lines[0]).toContain("has sin without brackets after it: write sin(x), and (sin(x))^2");
  });
});
