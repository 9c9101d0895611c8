import { explorerLink, elementMarkup, htmlText, type Sharing } from "./snippets.ts";

/** What a standalone page is made of. */
export interface StandaloneParts {
  /** The element's single file, as it is on the site. */
  readonly script: string;
  /** The plot as it is now, for readers without scripts; empty for none. */
  readonly svg: string;
  /** Where it comes from, as JSON. */
  readonly provenance: string;
}

/** Digest of the text of a script or style as a policy's source; null where the browser has none. */
export type Digest = (text: string) => Promise<string> | null;

const STYLE = `
html { color-scheme: light dark; }
body { max-width: 1000px; margin: 0 auto; padding: 24px 20px; font: 16px/1.45 "Source Sans 3", system-ui, sans-serif; background: Canvas; color: CanvasText; }
h1 { margin: 0 0 12px; font: 500 25px/1.3 "Source Serif 4", Georgia, serif; }
maskrisk-plot { display: block; }
maskrisk-plot > svg { width: 100%; height: auto; }
footer { margin-top: 16px; font-size: 14px; opacity: 0.8; }
`;

/**
 * One file that holds a live plot, and nothing from elsewhere: it works from a disk, without a network.
 *
 * @param digest where there is one, the page's policy allows its own script and style only by it
 */
export async function standaloneHtml(
  sharing: Sharing,
  { script, svg, provenance }: StandaloneParts,
  digest: Digest = sha256,
): Promise<string> {
  const code = inlineScript(script);
  const [ofCode, ofStyle] = await Promise.all([digest(code), digest(STYLE)]);
  const allowed = (hash: string | null): string =>
    hash === null ? "'unsafe-inline'" : `'${hash}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${allowed(ofCode)} 'wasm-unsafe-eval' blob:`,
    `style-src ${allowed(ofStyle)}`,
    "img-src data: blob:",
    "font-src data:",
    "worker-src blob:",
  ].join("; ");
  const link = explorerLink(sharing);
  const title = htmlText(sharing.title);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="maskrisk ${htmlText(sharing.version)}">
    <meta name="maskrisk-link" content="${htmlText(link)}">
    <meta name="maskrisk-provenance" content="${htmlText(provenance)}">
    <title>${title}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <h1>${title}</h1>
    ${elementMarkup(sharing, svg)}
    <footer>Maskrisk ${htmlText(sharing.version)}, seed ${sharing.seed}. <a href="${htmlText(link)}">Open in the explorer</a></footer>
    <script>${code}</script>
  </body>
</html>
`;
}

/** Code between tags: nothing in it ends them, and line ends are those that a browser reads. */
export function inlineScript(code: string): string {
  return code.replaceAll(/\r\n?/g, "\n").replaceAll(/<(?=\/script|script|!--)/gi, String.raw`\x3C`);
}

function sha256(text: string): Promise<string> | null {
  // pages served without encryption have no digests
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return null;
  return subtle.digest("SHA-256", new TextEncoder().encode(text)).then((bytes) => {
    const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte));
    return `sha256-${btoa(letters.join(""))}`;
  });
}
