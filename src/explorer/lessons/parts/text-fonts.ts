/** Longest wait for the fonts of the text, in milliseconds: it can be read in others. */
const PATIENCE = 1500;

const FACES = [
  '400 16px "Source Serif 4 Variable"',
  'italic 400 16px "Source Serif 4 Variable"',
  '400 16px "Source Sans 3 Variable"',
];

/** Waits until the text can be set in its own fonts, so that its lines do not break anew. */
export async function textFonts(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const loaded = Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  await Promise.race([loaded, late]);
}
