/** A table of data as it was read, column by column. */
export interface Table {
  /** Number N of rows. */
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  readonly source: TableSource;
}

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  /** One number a row, NaN where there is none; all NaN where the column has no numbers. */
  readonly values: Float64Array;
  /** What its cells say, where they are text; null for numbers. */
  readonly texts: TextCells | null;
  /** Rows without an entry: empty, NA, NaN, null, ?. */
  readonly missing: number;
  /** Why the column cannot be used, such as "dates"; null where it can, text included. */
  readonly unusable: string | null;
}

/** Cells of text, each different one once. */
export interface TextCells {
  /** The different texts, in the order of their first appearance. */
  readonly words: readonly string[];
  /** For each row the place of its text in `words`, −1 where there is none. */
  readonly codes: Int32Array;
  /** Different texts were so many that they were no longer kept: `codes` says nothing then. */
  readonly tooMany: boolean;
}

/** What was found out about a file. */
export interface TableSource {
  readonly format: TableFormat;
  /** Whether it was compressed by gzip. */
  readonly gzip: boolean;
  /** Bytes of the file. */
  readonly bytes: number;
  /** How text was taken apart; null for binary formats. */
  readonly dialect: Dialect | null;
  /** What else is to be known of how it was read, as sentences. */
  readonly notes: readonly string[];
}

/** Kinds of files that hold a table. */
export type TableFormat = "csv" | "npy" | "parquet";

/** How a text file is written. */
export interface Dialect {
  /** Between two cells; " " stands for any number of blanks. */
  readonly delimiter: "," | ";" | "\t" | "|" | " ";
  readonly decimal: "." | ",";
  readonly quote: '"' | "'";
  /** Whether the first line has the names of the columns. */
  readonly header: boolean;
  /** Lines of comment before it. */
  readonly comments: number;
}
