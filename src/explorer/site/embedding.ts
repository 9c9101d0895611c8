import type { Preset } from "../presets/preset.ts";
import { escapeMarkup } from "./markup.ts";

/** Pixels of the picture of a preset that previews of its link show. */
export const CARD: { readonly width: number; readonly height: number } = {
  width: 1200,
  height: 630,
};

/** Pixels of an embedded preset, unless the page around it says otherwise. */
const FRAME = { width: 960, height: 600 } as const;

/** The picture of a preset, from the root of the site. */
export function cardPath({ id }: Pick<Preset, "id">): string {
  return `cards/${id}.png`;
}

/** The query of a preset in characters that any address may hold. */
export function plainQuery({ query }: Pick<Preset, "query">): string {
  return encodeURI(query).replaceAll("'", "%27");
}

/**
 * What a site that embeds a preset is told, as oEmbed 1.0 has it (oembed.com).
 *
 * @param site address of the site, with a slash at its end
 */
export function oembedOf(preset: Preset, site: string): Readonly<Record<string, unknown>> {
  const { width, height } = FRAME;
  const source = escapeMarkup(`${site}embed.html?${plainQuery(preset)}`);
  return {
    version: "1.0",
    type: "rich",
    title: preset.title,
    provider_name: "Maskrisk",
    provider_url: site,
    html:
      `<iframe src="${source}" title="${escapeMarkup(preset.title)}" width="${width}" height="${height}"` +
      ` sandbox="allow-scripts allow-popups" loading="lazy"></iframe>`,
    width,
    height,
    thumbnail_url: `${site}${cardPath(preset)}`,
    thumbnail_width: CARD.width,
    thumbnail_height: CARD.height,
  };
}
