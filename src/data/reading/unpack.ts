import { refused } from "../invalid-table.ts";
import { sizeInWords } from "./limits.ts";

/** Bytes that are handed on at a time. */
const SLICE = 2 ** 22;

/** The bytes of a file in slices of some MiB. */
export function slicesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  return (async function* () {
    for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
  })();
}

/**
 * What a gzip file unpacks to, as it comes.
 *
 * @param most bytes that it may unpack to
 * @throws InvalidTable where it is damaged, cut short, or unpacks to more.
 */
export async function* unpacked(bytes: Uint8Array, most: number): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  const fed = (async () => {
    for await (const slice of slicesOf(bytes)) await writer.write(slice);
    await writer.close();
  })();
  // what goes wrong is told by the reader
  fed.catch(() => undefined);
  const reader = stream.readable.getReader();
  let length = 0;
  for (;;) {
    let piece: { readonly value?: Uint8Array | undefined; readonly done: boolean };
    try {
      piece = await reader.read();
    } catch {
      throw refused("is a damaged gzip file, or one that is cut short");
    }
    if (piece.done || piece.value === undefined) return;
    length += piece.value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw refused(`unpacks to more than ${sizeInWords(most)}, the most that can be read here`);
    }
    yield piece.value;
  }
}

/** All of it in one piece. */
export async function joined(slices: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of slices) {
    pieces.push(piece);
    length += piece.length;
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
