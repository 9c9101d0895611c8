/**
 * The address of the built site, with a slash at its end; null where none is given. What other sites
 * read (previews of links, embeds) names pages by their whole address, which a build knows from its maker only.
 *
 * @throws Error for what is no address of a site.
 */
export function siteAddress(text: string | undefined): string | null {
  if (text === undefined || text.trim() === "") return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`MASKRISK_SITE must be the http or https address of the site; found ${text}`);
  }
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.endsWith("/") ? pathname : `${pathname}/`}`;
}
