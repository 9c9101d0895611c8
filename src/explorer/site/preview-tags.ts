import type { Preset } from "../presets/preset.ts";
import { CARD, cardPath } from "./embedding.ts";

/** An element of a page's head, without content. */
export interface HeadElement {
  readonly tag: "meta" | "link";
  readonly attrs: Readonly<Record<string, string>>;
}

/** What a page says of itself to those who preview links to it. */
export interface PageText {
  readonly title: string;
  readonly description: string;
  /** The page from the root of the site; empty for the root itself. */
  readonly path: string;
  /** The preset whose picture and embed stand for the page. */
  readonly preset: Preset;
}

/**
 * Tags of Open Graph, Twitter and oEmbed discovery. Those that need the whole address of a page or a
 * picture are left out where the site's address is not known.
 */
export function previewTags(text: PageText, site: string | null): HeadElement[] {
  const { title, description, path, preset } = text;
  const property = (name: string, content: string): HeadElement => ({
    tag: "meta",
    attrs: { property: name, content },
  });
  const named = (name: string, content: string): HeadElement => ({
    tag: "meta",
    attrs: { name, content },
  });
  const tags = [
    property("og:type", "website"),
    property("og:site_name", "Maskrisk"),
    property("og:title", title),
    property("og:description", description),
  ];
  if (site === null) return [...tags, named("twitter:card", "summary")];
  const image = `${site}${cardPath(preset)}`;
  const embed = {
    rel: "alternate",
    type: "application/json+oembed",
    href: `${site}examples/${preset.id}/oembed.json`,
    title: preset.title,
  };
  return [
    ...tags,
    property("og:url", `${site}${path}`),
    property("og:image", image),
    property("og:image:type", "image/png"),
    property("og:image:width", String(CARD.width)),
    property("og:image:height", String(CARD.height)),
    property("og:image:alt", `${preset.title}: risk curves`),
    named("twitter:card", "summary_large_image"),
    named("twitter:title", title),
    named("twitter:description", description),
    named("twitter:image", image),
    { tag: "link", attrs: embed },
  ];
}
