/** A table that comes with the page. */
export interface SampleTable {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** Tables to try, one of each domain in which masks are trained on; public/data says where they are from. */
export const sampleTables: readonly SampleTable[] = [
  { name: "digits", title: "Digits", text: "1797 handwritten digits, 64 pixels" },
  { name: "splice", title: "DNA", text: "3186 splice sites, 180 indicators of nucleotides" },
  { name: "pbmc", title: "Blood cells", text: "283 cells, 128 genes" },
  { name: "words", title: "Words", text: "1189 chapters, 200 common words" },
];

/** The file of a table, from this site. @throws Error where it cannot be had. */
export async function fetchSample(name: string): Promise<File> {
  const file = `${name}.csv.gz`;
  const response = await fetch(new URL(`data/${file}`, document.baseURI));
  if (!response.ok) throw new Error(`${file} could not be loaded (status ${response.status})`);
  return new File([await response.blob()], file);
}
