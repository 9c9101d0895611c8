import type { Fault } from "../../problem/index.ts";
import { cellPath, figures, quoted } from "../invalid-table.ts";
import type { TableColumn, TextCells } from "../table.ts";

/** Different texts kept of a column. */
const MOST_WORDS = 10_000;

/** A cell that is no number where numbers are. */
interface WrongCell {
  readonly row: number;
  readonly text: string;
}

/** Wrong cells of a column that are named. */
const NAMED = 3;

/** A column with at least so many cells of text, and this share of them, is one of text. */
const FEWEST_TEXTS = 20;
const TEXT_SHARE = 0.1;

/** A column while its cells come in, row by row. */
export class ColumnBuilder {
  readonly #name: string;
  #values = new Float64Array(64);
  #rows = 0;
  #missing = 0;
  #numbers = 0;
  readonly #infinite: WrongCell[] = [];
  #infinities = 0;
  readonly #wrong: WrongCell[] = [];
  #texts = 0;
  readonly #words = new Map<string, number>();
  #codes: Int32Array | null = null;
  #booleans = true;

  constructor(name: string) {
    this.#name = name;
  }

  get name(): string {
    return this.#name;
  }

  /** A cell without an entry. */
  addMissing(): void {
    this.#push(Number.NaN);
    this.#missing++;
  }

  /** A number: NaN has no entry, infinity is a fault. */
  addNumber(value: number, text?: string): void {
    if (Number.isNaN(value)) return this.addMissing();
    if (!Number.isFinite(value)) {
      const row = this.#rows + 1;
      if (this.#infinite.length < NAMED) this.#infinite.push({ row, text: text ?? String(value) });
      this.#infinities++;
      this.#push(Number.NaN);
      return;
    }
    if (value !== 0 && value !== 1) this.#booleans = false;
    this.#push(value);
    this.#numbers++;
  }

  /** A text that is no number. */
  addText(text: string): void {
    if (this.#wrong.length < NAMED) this.#wrong.push({ row: this.#rows + 1, text });
    this.#texts++;
    const row = this.#rows;
    this.#push(Number.NaN);
    let code = this.#words.get(text);
    if (code === undefined && this.#words.size < MOST_WORDS) {
      this.#words.set(text, (code = this.#words.size));
    }
    this.#codes ??= new Int32Array(this.#values.length).fill(-1);
    if (this.#codes.length < this.#values.length) {
      const longer = new Int32Array(this.#values.length).fill(-1);
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#codes[row] = code ?? -1;
  }

  #push(value: number): void {
    if (this.#rows === this.#values.length) {
      const longer = new Float64Array(2 * this.#rows);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#rows++] = value;
  }

  /** Whether most entries are numbers, so that texts among them are mistakes. */
  #isNumeric(): boolean {
    const entries = this.#numbers + this.#infinities + this.#texts;
    if (this.#texts >= FEWEST_TEXTS && this.#texts > TEXT_SHARE * entries) return false;
    return this.#texts < this.#numbers + this.#infinities || this.#texts === 0;
  }

  /** What is wrong with single cells: texts among numbers, and infinities. */
  faults(): Fault[] {
    if (!this.#isNumeric()) return [];
    const faults = [
      ...this.#wrong.map((cell) => this.#fault(cell, "is not a number")),
      ...this.#infinite.map((cell) =>
        this.#fault(cell, "is infinite; only finite numbers and missing entries can be used"),
      ),
    ];
    const more = this.#texts + this.#infinities - faults.length;
    if (more > 0) {
      const message = `has ${figures(more)} more cells like these`;
      faults.push({ path: `column ${quoted(this.#name)}`, value: more, message });
    }
    return faults;
  }

  #fault({ row, text }: WrongCell, what: string): Fault {
    return {
      path: cellPath(row, this.#name),
      value: text,
      message: `has ${quoted(text)}, which ${what}`,
    };
  }

  /** The column, once all rows are in. */
  build(): TableColumn {
    const values = this.#values.slice(0, this.#rows);
    const common = { name: this.#name, missing: this.#missing, unusable: null };
    if (this.#isNumeric()) return { ...common, values, texts: null };
    const truths = this.#truths(values);
    if (truths !== null) return { ...common, values: truths, texts: null };
    return { ...common, values: values.fill(Number.NaN), texts: this.#text(values) };
  }

  /** A column of true and false, in any spelling, as 1 and 0; null where it is none. */
  #truths(values: Float64Array): Float64Array | null {
    const words = [...this.#words.keys()];
    if (this.#infinities > 0 || !words.every((word) => /^(true|false)$/i.test(word))) return null;
    if (!this.#booleans) return null;
    const isTrue = words.map((word) => (word.toLowerCase() === "true" ? 1 : 0));
    return values.map((value, i) => {
      const code = this.#codes?.[i] ?? -1;
      return code >= 0 ? (isTrue[code] ?? Number.NaN) : value;
    });
  }

  /** Numbers among texts are texts as well. */
  #text(values: Float64Array): TextCells {
    const codes = new Int32Array(values.length).fill(-1);
    const words = new Map(this.#words);
    let tooMany = words.size >= MOST_WORDS;
    for (let i = 0; i < codes.length && !tooMany; i++) {
      const known = this.#codes?.[i] ?? -1;
      const value = values[i] as number;
      if (known >= 0 || Number.isNaN(value)) {
        codes[i] = known;
        continue;
      }
      const word = String(value);
      if (!words.has(word)) words.set(word, words.size);
      codes[i] = words.get(word) as number;
      tooMany = words.size >= MOST_WORDS;
    }
    return { words: tooMany ? [] : [...words.keys()], codes, tooMany };
  }
}
