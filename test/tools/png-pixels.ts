import { inflateSync } from "node:zlib";

/** A decoded picture: bytes row by row, `channels` for each pixel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bytes: Uint8Array;
}

/** The predictor of Paeth (PNG specification, §9.4). */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Decodes a PNG of 8 bits a channel, RGB or RGBA, not interlaced: what a browser's screenshot is. */
export function decodePng(file: Buffer): Pixels {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString("latin1", at + 4, at + 8) === "IDAT") {
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    }
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colour, , , interlace] = file.subarray(24, 29);
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0) {
    throw new Error("not a picture of 8 bits, RGB or RGBA, row by row");
  }
  const channels = colour === 2 ? 3 : 4;
  const stride = width * channels;
  const raw = inflateSync(Buffer.concat(parts));
  const bytes = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const i = y * stride + x;
      const left = x >= channels ? bytes[i - channels] : 0;
      const up = y > 0 ? bytes[i - stride] : 0;
      const corner = x >= channels && y > 0 ? bytes[i - stride - channels] : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      bytes[i] = raw[y * (stride + 1) + 1 + x] + predicted;
    }
  }
  return { width, height, channels, bytes };
}
