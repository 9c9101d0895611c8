import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { ending, maskrisk, output, start, temporaryFolder, type Ending } from "./program.ts";

const sweep = ["sweep", "gamma=2", "--over", "mask.ratio=0:0.9:4"];

describe("--out", () => {
  it("writes CSV, and beside it where it comes from", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "results.csv");
    expect(await output([...sweep, "--out", file])).toBe("");
    expect(readFileSync(file, "utf8")).toBe(await output(sweep));
    const sidecar: unknown = JSON.parse(readFileSync(`${file}.json`, "utf8"));
    expect(sidecar).toMatchObject({
      problem: parseProblem({ gamma: 2 }),
      axes: [{ path: "mask.ratio", values: [0, 0.3, 0.6, 0.9] }],
      link: "?v=1&gamma=2&axis=mask.ratio&from=0&to=0.9&xscale=linear",
    });
    expect(readdirSync(folder).sort()).toEqual(["results.csv", "results.csv.json"]);
  });

  it("takes the format from the name, unless told", async () => {
    const folder = temporaryFolder();
    for (const [name, format] of [
      ["a.json", "json"],
      ["b.jsonl", "jsonl"],
      ["c.dat", "csv"],
    ]) {
      await output([...sweep, "--out", join(folder, name)]);
      expect(readFileSync(join(folder, name), "utf8")).toBe(
        await output([...sweep, "--format", format]),
      );
    }
    await output([...sweep, "--out", join(folder, "d.json"), "--format", "csv"]);
    expect(readFileSync(join(folder, "d.json"), "utf8")).toBe(await output(sweep));
  });

  it("replaces a file that is there, through a link", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "real.json"), "old");
    symlinkSync("real.json", join(folder, "link.json"));
    await output([...sweep, "--out", join(folder, "link.json")]);
    expect(lstatSync(join(folder, "link.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, "real.json"), "utf8"))).toHaveProperty("rows");
  });

  it("leaves the file alone when the input is bad", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "results.csv");
    writeFileSync(file, "old");
    const { status } = await maskrisk(["sweep", "gamma=2", "--over", "p=1", "--out", file]);
    expect(status).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["results.csv"]);
  });
});

describe("being stopped", () => {
  const long = ["simulate", "gamma=3", "--n", "60", "--replicates", "1000000", "--workers", "2"];

  /** Stops a long run by a signal; later and later, until it comes after the program has started. */
  async function stopped(signal: NodeJS.Signals, out: string): Promise<Ending & { took: number }> {
    for (let seconds = 1; ; seconds *= 2) {
      const child = start([...long, "--out", out]);
      const end = ending(child);
      await pause(seconds * 1000);
      child.kill(signal);
      const before = performance.now();
      const ended = await end;
      const took = performance.now() - before;
      if (ended.status !== null || seconds > 10) return { ...ended, took };
    }
  }

  it.runIf(process.platform !== "win32").each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s ends at once and writes nothing", async (signal, expected) => {
    const folder = temporaryFolder();
    const file = join(folder, "results.csv");
    writeFileSync(file, "old");
    const { status, stdout, stderr, took } = await stopped(signal, file);
    expect({ status, stdout }).toEqual({ status: expected, stdout: "" });
    expect(stderr).toBe("maskrisk: stopped; nothing was written\n");
    expect(took).toBeLessThan(5000);
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["results.csv"]);
  });
});

describe("a reader that goes away", () => {
  it("ends the program in silence", async () => {
    const child = start(["sweep", "gamma=2", "--over", "gamma=0.1:10:20000"]);
    child.stdout.once("data", () => child.stdout.destroy());
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
