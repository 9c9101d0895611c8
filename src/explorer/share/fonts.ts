import greek from "@fontsource-variable/source-sans-3/files/source-sans-3-greek-wght-normal.woff2?url";
import latin from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";

/** The page's type as rules that hold it, for files that must look the same elsewhere. About 60 kB. */
export async function embeddedFonts(): Promise<string> {
  const files = await Promise.all([dataAddress(latin), dataAddress(greek)]);
  const ranges = ["U+0000-036F, U+2000-22FF", "U+0370-03FF"];
  return files
    .map(
      (file, i) =>
        `@font-face { font-family: "Source Sans 3 Variable"; font-weight: 200 900; ` +
        `src: url("${file}") format("woff2"); unicode-range: ${ranges[i]}; }`,
    )
    .join("\n");
}

async function dataAddress(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the font could not be loaded (${response.status})`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(letters)}`;
}
