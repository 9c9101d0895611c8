import { randomUUID } from "node:crypto";
import { access, constants, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { BadInput } from "./bad-input.ts";

/** Text for a file, and for a second file beside it where the first cannot hold everything. */
export interface Output {
  readonly text: string;
  /** Goes into `FILE.json`; dropped where the result goes to standard output. */
  readonly sidecar?: string;
}

/**
 * Checks, before any work is done, that a result can be written to a file.
 *
 * @throws BadInput when it is a folder, a device, or in a folder that is missing or read-only.
 */
export async function checkOutputPath(path: string): Promise<void> {
  const fail = (message: string): BadInput =>
    new BadInput([{ path: "--out", value: path, message }]);
  const there = await stat(path).catch(() => null);
  if (there && !there.isFile()) throw fail(`must name a file; ${path} is something else`);
  const folder = dirname(path);
  const home = await stat(folder).catch(() => null);
  if (!home?.isDirectory()) throw fail(`must be in a folder; ${folder} is none`);
  await access(folder, constants.W_OK).catch(() => {
    throw fail(`must be in a folder that you may write to; ${folder} is not`);
  });
}

/**
 * Checks that a result would not take the place of what it is made from.
 *
 * @throws BadInput when both names are of one file.
 */
export async function checkNotInput(path: string, input: string): Promise<void> {
  const [out, read] = await Promise.all(
    [path, input].map((one) => realpath(one).catch(() => null)),
  );
  if (out === null || out !== read) return;
  const message = `must not be the input itself; ${path} is ${input}`;
  throw new BadInput([{ path: "--out", value: path, message }]);
}

/** Writes a result to a file, whole or not at all; the sidecar is there before the file is. */
export async function writeFileWhole(path: string, { text, sidecar }: Output): Promise<void> {
  const target = await realpath(path).catch(() => path); // a link keeps pointing where it did
  const files: [string, string][] = [];
  if (sidecar !== undefined) files.push([`${target}.json`, sidecar]);
  files.push([target, text]);
  const written: [string, string][] = [];
  try {
    for (const [name, content] of files) {
      const temporary = join(dirname(name), `.${basename(name)}.${randomUUID()}.part`);
      written.push([temporary, name]);
      await writeNew(temporary, content);
    }
    for (const [temporary, name] of written) await rename(temporary, name);
  } catch (error) {
    for (const [temporary] of written) await rm(temporary, { force: true });
    throw error;
  }
}

async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, "wx", 0o666);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Writes to standard output; resolves once the system has all of it. */
export function writeStandardOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
