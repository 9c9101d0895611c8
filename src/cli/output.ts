import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Text for a file, and for a second file beside it where the first cannot hold everything. */
export interface Output {
  readonly text: string;
  /** Goes into `FILE.json`; dropped where the result goes to standard output. */
  readonly sidecar?: string;
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
      // a short name of its own: the file's may be as long as names can be
      const temporary = join(dirname(name), `.maskrisk-${randomUUID()}.part`);
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
