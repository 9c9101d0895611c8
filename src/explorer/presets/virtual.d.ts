/** Spectra computed from the tables in public/data when the page is built. */
declare module "virtual:table-spectra" {
  export const tableSpectra: Readonly<Record<"pbmc" | "words", readonly number[]>>;
}

/** Problems that stand for the tables in public/data, estimated when the page is built. */
declare module "virtual:table-problems" {
  import type { SampleProblems } from "../site/table-problems.ts";
  export const tableProblems: SampleProblems;
}
