/** Spectra computed from the tables in public/data when the page is built. */
declare module "virtual:table-spectra" {
  export const tableSpectra: Readonly<Record<"pbmc" | "words", readonly number[]>>;
}
