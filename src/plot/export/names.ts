/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll & Vo), as eight hexadecimal digits. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Name of a file: `maskrisk-excess-1a2b3c4d.svg`, the same for the same link and never another's. */
export function exportName(quantity: string, link: string, extension: string): string {
  const kind = quantity
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return `maskrisk-${kind || "plot"}-${shortHash(link)}.${extension}`;
}
