import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { BadInput } from "./bad-input.ts";

/** Most bytes of a problem: room for every list at its longest, several times over. */
const MAX_BYTES: number = 2 ** 20;

/**
 * The text of a file, or of standard input for `-`. Stops reading where it is too long.
 *
 * @param most bytes at most, those of a problem unless told otherwise
 */
export async function readText(path: string, most: number = MAX_BYTES): Promise<string> {
  const bytes = await readFileBytes(path, most);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const name = path === "-" ? "standard input" : path;
    throw new BadInput([{ path: name, value: path, message: "is not text in UTF-8" }]);
  }
}

/**
 * The bytes of a file, or of standard input for `-`. Stops reading where it is too long.
 *
 * @param most bytes at most
 */
export async function readFileBytes(path: string, most: number): Promise<Uint8Array> {
  const name = path === "-" ? "standard input" : path;
  const fail = (message: string): BadInput => new BadInput([{ path: name, value: path, message }]);
  const bytes = await readBytes(path === "-" ? process.stdin : createReadStream(path), most).catch(
    (error: NodeJS.ErrnoException) => {
      throw fail(REASONS[error.code ?? ""] ?? `cannot be read: ${error.message}`);
    },
  );
  if (bytes === null)
    throw fail(
      `is too long: ${most === MAX_BYTES ? "a problem has" : "there may be"} at most ${most} bytes`,
    );
  return bytes;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be read by you",
  EISDIR: "is a folder, not a file",
};

/** All bytes of a stream, or null when there are too many. */
async function readBytes(stream: Readable, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > most) return null; // leaving the loop destroys the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
