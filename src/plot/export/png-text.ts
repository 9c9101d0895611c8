/** A named text inside a PNG file. */
export interface PngText {
  /** 1 to 79 Latin letters (PNG specification, 3rd edition, §11.3.3.2). */
  readonly keyword: string;
  readonly text: string;
}

/** Length of the signature, and of the first chunk (IHDR), which comes before any other. */
const SIGNATURE = 8;
const HEADER = 25;

/** Parts of a chunk around its data: length and name before it, checksum after. */
const BEFORE = 8;
const AFTER = 4;

/**
 * A PNG file with texts (iTXt chunks, UTF-8) and its density put behind its header.
 *
 * @param density pixels per metre; 0 to say nothing of it
 */
export function withPngText(
  png: Uint8Array,
  texts: readonly PngText[],
  density = 0,
): Uint8Array<ArrayBuffer> {
  const added = texts.map(({ keyword, text }) => chunk("iTXt", internationalText(keyword, text)));
  if (density > 0) added.unshift(chunk("pHYs", physicalSize(density)));
  const start = SIGNATURE + HEADER;
  const size = added.reduce((sum, one) => sum + one.length, png.length);
  const file = new Uint8Array(size);
  file.set(png.subarray(0, start));
  let at = start;
  for (const one of added) {
    file.set(one, at);
    at += one.length;
  }
  file.set(png.subarray(start), at);
  return file;
}

/** The texts in a PNG file, as {@link withPngText} writes them. */
export function readPngText(png: Uint8Array): PngText[] {
  const found: PngText[] = [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE; at + BEFORE + AFTER <= png.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const data = png.subarray(at + BEFORE, at + BEFORE + length);
    if (name === "iTXt") {
      const end = data.indexOf(0);
      // no compression, no language, no translated keyword: five zeros in all
      const text = new TextDecoder().decode(data.subarray(end + 5));
      found.push({ keyword: String.fromCharCode(...data.subarray(0, end)), text });
    }
    at += BEFORE + length + AFTER;
  }
  return found;
}

function internationalText(keyword: string, text: string): Uint8Array {
  return new TextEncoder().encode(`${keyword}\0\0\0\0\0${text.replaceAll("\0", "")}`);
}

function physicalSize(density: number): Uint8Array {
  const data = new Uint8Array(9);
  const view = new DataView(data.buffer);
  view.setUint32(0, Math.round(density));
  view.setUint32(4, Math.round(density));
  data[8] = 1; // per metre
  return data;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(BEFORE + data.length + AFTER);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, BEFORE);
  view.setUint32(BEFORE + data.length, checksum(bytes.subarray(4, BEFORE + data.length)));
  return bytes;
}

/** CRC-32 of a chunk's name and data (PNG specification, annex D). */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
