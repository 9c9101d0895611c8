/** What the first bytes of a file say it is. */
export type Signature =
  | { readonly kind: "npy" | "parquet" | "gzip" | "text" }
  | { readonly kind: "other"; readonly what: string };

/** First bytes of formats that are no tables of ours, and what to say of them. */
const OTHERS: readonly (readonly [bytes: string, what: string])[] = [
  ["\x89PNG", "a PNG image"],
  ["\xff\xd8\xff", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["BM", "a BMP image"],
  ["II*\0", "a TIFF image"],
  ["MM\0*", "a TIFF image"],
  ["RIFF", "a sound, film or WebP image"],
  ["%PDF", "a PDF document"],
  [
    "PK\x03\x04",
    "a ZIP archive (an Excel workbook or NPZ file is one): save the sheet as CSV, or the array as NPY",
  ],
  ["\xd0\xcf\x11\xe0", "an old Excel or Word document: save the sheet as CSV"],
  [
    "\x89HDF",
    "an HDF5 file (h5ad and newer MATLAB files are too): save the matrix as NPY, CSV or Parquet",
  ],
  ["MATLAB ", "a MATLAB file: save the matrix as CSV"],
  ["ARROW1", "an Arrow or Feather file: save it as Parquet"],
  ["FEA1", "a Feather file: save it as Parquet"],
  ["ORC", "an ORC file: save it as Parquet"],
  ["SQLite format 3", "a SQLite database: save a table of it as CSV"],
  ["PARE", "an encrypted Parquet file"],
  ["BZh", "compressed by bzip2: unpack it first, or use gzip"],
  ["\xfd7zXZ", "compressed by xz: unpack it first, or use gzip"],
  ["\x28\xb5\x2f\xfd", "compressed by zstd: unpack it first, or use gzip"],
  ["7z\xbc\xaf", "a 7z archive: unpack it first"],
  ["Rar!", "a RAR archive: unpack it first"],
  ["\xff\xfe", "text in UTF-16: save it as UTF-8"],
  ["\xfe\xff", "text in UTF-16: save it as UTF-8"],
  ["\x7fELF", "a program"],
  ["MZ\x90", "a program"],
  ["\x80\x02", "a Python pickle: save the array with numpy.save"],
  ["\x80\x03", "a Python pickle: save the array with numpy.save"],
  ["\x80\x04", "a Python pickle: save the array with numpy.save"],
  ["\x80\x05", "a Python pickle: save the array with numpy.save"],
];

/** Texts that are no tables, by how they begin. */
const TEXTS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^\s*<(!doctype|html|\?xml|svg)/i, "a web page, XML or an image in SVG"],
  [/^\s*\{/, "JSON: save it as CSV"],
  [/^\s*\[\s*[[{"\d-]/, "JSON: save it as CSV"],
  [/^%!PS/, "PostScript"],
  [/^version https:\/\/git-lfs/, "a pointer of Git LFS, not the file itself"],
];

/** Bytes that tell what a file is. */
const LOOKED_AT = 512;

/**
 * What a file is by its first bytes, whatever its name says. Text is what has no byte 0.
 */
export function signatureOf(bytes: Uint8Array): Signature {
  const head = bytes.subarray(0, LOOKED_AT);
  const start = String.fromCharCode(...head);
  if (start.startsWith("\x93NUMPY")) return { kind: "npy" };
  if (start.startsWith("PAR1")) return { kind: "parquet" };
  if (start.startsWith("\x1f\x8b")) return { kind: "gzip" };
  const binary = head.some((byte) => byte < 9);
  // letters alone may also be how the first column is called
  const known = OTHERS.find(
    ([magic]) => start.startsWith(magic) && (binary || /[^ -~]/.test(magic) || magic === "%PDF"),
  );
  if (known !== undefined) return { kind: "other", what: known[1] };
  if (binary) return { kind: "other", what: "binary, of a kind that is not known here" };
  const text = TEXTS.find(([pattern]) => pattern.test(start.replace(/^\xef\xbb\xbf/, "")));
  return text === undefined ? { kind: "text" } : { kind: "other", what: text[1] };
}
