import { figures, refused } from "../invalid-table.ts";

/**
 * Text in UTF-8 from its bytes, without a byte-order mark, all line ends as `\n`.
 *
 * @throws InvalidTable at the first byte that is no UTF-8.
 */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let carried = "";
  let offset = 0;
  for await (const slice of bytes) {
    let text: string;
    try {
      text = carried + decoder.decode(slice, { stream: true });
    } catch {
      const at = offset + firstBadByte(slice);
      throw refused(
        `is not text in UTF-8: byte ${figures(at + 1)} is none (in an older encoding? save it as UTF-8)`,
      );
    }
    offset += slice.length;
    if (text.includes("\0")) throw refused("holds bytes 0, which no text has");
    // a return may have its line feed in the next slice
    carried = text.endsWith("\r") ? "\r" : "";
    yield (carried === "" ? text : text.slice(0, -1)).replace(/\r\n?/g, "\n");
  }
  try {
    const end = carried + decoder.decode();
    if (end !== "") yield end.replace(/\r/g, "\n");
  } catch {
    throw refused("ends in the middle of a letter: it is cut short");
  }
}

/** Place of the first byte that cannot be decoded; that of the slice where it began in the one before. */
function firstBadByte(slice: Uint8Array): number {
  const holds = (length: number): boolean => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(slice.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [good, bad] = [0, slice.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
