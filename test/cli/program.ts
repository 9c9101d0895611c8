import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** Root of this checkout. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/** What package.json says of the package. */
export const manifest: {
  readonly version: string;
  readonly bin: { readonly maskrisk: string };
  readonly exports: Readonly<Record<string, string | { types: string; default: string }>>;
} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The built command. */
const mainScript: string = join(root, "dist", "lib", "cli", "main.js");

/** How a run of the command ended. */
export interface Ending {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command in a folder of its own choice. */
export function start(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [mainScript, ...args]);
}

/** Waits for a run to end. */
export function ending(child: ChildProcessWithoutNullStreams): Promise<Ending> {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** Runs the command to its end, with `input` on its standard input. */
export function maskrisk(
  args: readonly string[],
  input: string | Uint8Array = "",
): Promise<Ending> {
  const child = start(args);
  child.stdin.on("error", () => undefined); // the command may stop reading at any time
  child.stdin.end(input);
  return ending(child);
}

/** Standard output of a run that must succeed in silence. */
export async function output(args: readonly string[], input = ""): Promise<string> {
  const { status, stdout, stderr } = await maskrisk(args, input);
  if (status !== 0 || stderr !== "") throw new Error(`status ${status}\n${stderr}`);
  return stdout;
}

/** A folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "maskrisk-command-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Rows of CSV text without quoted fields, by column; empty fields are null, numbers numbers. */
export function csvRows(text: string): Record<string, string | number | null>[] {
  const [head, ...lines] = text.trimEnd().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const fields = line.split(",").map((field) => {
      if (field === "") return null;
      return Number.isNaN(Number(field)) ? field : Number(field);
    });
    return Object.fromEntries(names.map((name, i) => [name, fields[i]]));
  });
}
