import type { Preset } from "../presets/preset.ts";
import { CARD, cardPath, oembedOf, plainQuery } from "./embedding.ts";
import { emptyElement, escapeMarkup } from "./markup.ts";
import { previewTags } from "./preview-tags.ts";

/** A file of the built site. */
export interface SiteFile {
  /** Path from the root of the site. */
  readonly path: string;
  readonly text: string;
}

/** Such a page loads a picture and nothing else. */
const PAGE_POLICY = "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** The way from the page of an example to the root of the site. */
const ROOT = "../../";

/**
 * The files of a preset: a small page that those who preview links can read, and that sends everybody
 * else on to the explorer; and, where the site's address is known, what oEmbed wants.
 */
export function exampleFiles(preset: Preset, site: string | null): SiteFile[] {
  const folder = `examples/${preset.id}/`;
  const page = { path: `${folder}index.html`, text: examplePage(preset, folder, site) };
  if (site === null) return [page];
  const embed = JSON.stringify(oembedOf(preset, site), null, 2);
  return [page, { path: `${folder}oembed.json`, text: `${embed}\n` }];
}

function examplePage(preset: Preset, folder: string, site: string | null): string {
  const { title, text } = preset;
  const explorer = `${ROOT}?${plainQuery(preset)}`;
  const tags = previewTags({ title, description: text, path: folder, preset }, site);
  const head = [
    emptyElement("meta", { charset: "utf-8" }),
    emptyElement("meta", { "http-equiv": "Content-Security-Policy", content: PAGE_POLICY }),
    emptyElement("meta", { "http-equiv": "refresh", content: `0; url=${explorer}` }),
    emptyElement("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    `<title>${escapeMarkup(title)} · Maskrisk</title>`,
    emptyElement("meta", { name: "description", content: text }),
    emptyElement("link", { rel: "icon", href: `${ROOT}icon.svg`, type: "image/svg+xml" }),
    ...(site === null
      ? []
      : [emptyElement("link", { rel: "canonical", href: `${site}${folder}` })]),
    ...tags.map(({ tag, attrs }) => emptyElement(tag, attrs)),
  ];
  const picture = emptyElement("img", {
    src: `${ROOT}${cardPath(preset)}`,
    alt: `${title}: risk curves`,
    width: String(CARD.width / 2),
    height: String(CARD.height / 2),
  });
  return `<!doctype html>
<html lang="en">
  <head>
    ${head.join("\n    ")}
  </head>
  <body>
    <h1>${escapeMarkup(title)}</h1>
    <p>${escapeMarkup(text)}</p>
    <p>${picture}</p>
    <p><a href="${escapeMarkup(explorer)}">Open it in Maskrisk</a></p>
  </body>
</html>
`;
}
