import type { Preset } from "../../src/explorer/presets/preset.ts";
import type { PngText } from "../../src/plot/export/png-text.ts";
import { decodeState, encodeState } from "../../src/state/index.ts";

export { CARD, cardPath } from "../../src/explorer/site/embedding.ts";

/** What a card is made from. */
export type CardedPreset = Pick<Preset, "id" | "title" | "query">;

/** What a card says of itself: its title, the link that opens what it shows, and who drew it. */
export function cardTexts({ title, query }: CardedPreset, version: string): PngText[] {
  return [
    { keyword: "Title", text: title },
    { keyword: "Source", text: `?${encodeState(decodeState(query))}` },
    { keyword: "Software", text: `maskrisk ${version}` },
  ];
}
