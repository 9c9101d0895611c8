/** Cells without an entry, in small letters. */
const MISSING = new Set(["", "na", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "none", "?"]);

/** Whether a cell, without blanks around it, has no entry. */
export function isMissing(text: string): boolean {
  return text.length <= 5 && MISSING.has(text.toLowerCase());
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/;
const GROUPED_POINT = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/;
const NUMBER_COMMA = /^[+-]?(\d+,?\d*|,\d+)([eEdD][+-]?\d+)?$/;
const GROUPED_COMMA = /^[+-]?\d{1,3}([.\u00a0\u202f ]\d{3})+(,\d*)?$/;

/**
 * The number that a cell, without blanks around it, writes; NaN where it writes none. Numbers beyond
 * double precision are infinite. A typographic minus is one; a Fortran exponent too; thousands may be
 * grouped.
 */
export function numberIn(text: string, decimal: "." | ","): number {
  if (decimal === ".") {
    const plain = +text;
    // the host also takes hexadecimals, which nobody writes into a table, and words for infinity
    if (Number.isFinite(plain) && text !== "" && !/^[+-]?0[xXbBoO]/.test(text)) return plain;
  }
  const written = text.charCodeAt(0) === 0x2212 ? `-${text.slice(1)}` : text;
  if (decimal === "." ? NUMBER.test(written) : NUMBER_COMMA.test(written)) {
    return Number((decimal === "," ? written.replace(",", ".") : written).replace(/[dD]/, "e"));
  }
  if (decimal === "." && GROUPED_POINT.test(written)) return Number(written.replaceAll(",", ""));
  if (decimal === "," && GROUPED_COMMA.test(written)) {
    return Number(written.replaceAll(/[.\u00a0\u202f ]/g, "").replace(",", "."));
  }
  return Number.NaN;
}

/** Whether a cell writes infinity in words. */
export function isInfinite(text: string): boolean {
  return /^[+-]?(inf|infinity|∞)$/i.test(text);
}
