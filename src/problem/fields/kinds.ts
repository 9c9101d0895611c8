/**
 * The vocabulary of the table of fields. A descriptor says everything there is to
 * say about one field; validation, JSON Schema, links, page controls and
 * command-line flags are all read off it.
 */

/** One thing wrong with an input: where, what was found, what is allowed. */
export interface Fault {
  /** Dotted path from the root, such as `spectrum.values.2`; empty for the root itself. */
  readonly path: string;
  /** The value found there; `undefined` when it is missing. */
  readonly value: unknown;
  /** What is wrong and what is allowed, as a sentence for a person. */
  readonly message: string;
}

/** The parts that a problem's fields are grouped in. */
export type Section = "data" | "masks" | "estimator" | "test";

/** How a field is presented to people. */
export interface FieldText {
  /** Name in the field's standard terms, lower case: "aspect ratio". */
  readonly label: string;
  /** One sentence: what it means, with its units or domain. */
  readonly help: string;
  /** Symbol in plain Unicode: "γ". */
  readonly symbol?: string;
  /** The same symbol in TeX: "\\gamma". */
  readonly tex?: string;
  /** Part of the instrument a top-level field belongs to. */
  readonly section?: Section;
}

/** Admissible interval of a number; `openMin`/`openMax` exclude the end itself. */
export interface Interval {
  readonly min: number;
  readonly max: number;
  readonly openMin?: boolean;
  readonly openMax?: boolean;
  readonly integer?: boolean;
}

/** Scale on which a field is naturally varied, and the range worth showing first. */
export interface Track {
  readonly scale: "linear" | "log";
  readonly track: readonly [number, number];
}

/** A real number. Without `default` it must be given. */
export interface NumberField extends FieldText, Interval, Track {
  readonly kind: "number";
  /** Key in a link. */
  readonly key: string;
  readonly default?: number;
  /** Where a control starts when the field first appears. */
  readonly initial: number;
}

/** A real number, or one word for what no number can say. */
export interface NumberOrWordField<W extends string = string> extends FieldText, Interval, Track {
  readonly kind: "number-or-word";
  readonly key: string;
  readonly word: W;
  /** The word as people read it: "∞". */
  readonly wordLabel: string;
  readonly default: number | W;
  /** Where a control starts when it leaves the word. */
  readonly initial: number;
}

/** A line of text, such as a formula. It must be given. */
export interface TextField extends FieldText {
  readonly kind: "text";
  readonly key: string;
  /** Most characters (UTF-16 units); at least one is always needed. */
  readonly maxLength: number;
  readonly initial: string;
}

/** A non-empty list of numbers. */
export interface NumberListField extends FieldText, Track {
  readonly kind: "numbers";
  readonly key: string;
  readonly item: Interval;
  readonly maxItems: number;
  /** True for weights: their sum must be positive. */
  readonly positiveSum?: boolean;
  /** Symbol of one entry, with `{k}` for its one-based index. */
  readonly itemSymbol?: string;
  readonly initial: readonly number[];
}

/** One word out of a few. */
export interface ChoiceField<T extends string = string> extends FieldText {
  readonly kind: "choice";
  readonly key: string;
  readonly options: Readonly<Record<T, string>>;
  readonly default: T;
}

/** True or false. */
export interface FlagField extends FieldText {
  readonly kind: "flag";
  readonly key: string;
  readonly default: boolean;
}

/** A value that can only be what it is: the version of the contract. */
export interface ConstantField extends FieldText {
  readonly kind: "constant";
  readonly key: string;
  readonly value: number;
}

/** An object with named fields. */
export interface GroupField<T = unknown> extends FieldText {
  readonly kind: "group";
  readonly fields: Fields<T>;
}

/** One member of a tagged union. `check` adds faults that involve several of its fields. */
export interface Variant<T = unknown> {
  readonly label: string;
  readonly help: string;
  readonly fields: Fields<T>;
  check?(value: T, path: string): readonly Fault[];
}

/** An object whose `tag` property selects which fields it has. */
export interface VariantField extends FieldText {
  readonly kind: "variant";
  readonly key: string;
  readonly tag: string;
  readonly variants: Readonly<Record<string, Variant>>;
  /** Tag taken when the object is left out. */
  readonly default: string;
}

/** A condition under which a field must be left out. */
export interface Exclusion {
  readonly path: string;
  readonly is: string;
  readonly because: string;
}

/** Any descriptor. `unless` names the condition under which the field must be left out. */
export type Field = (
  | NumberField
  | NumberOrWordField
  | NumberListField
  | TextField
  | ChoiceField
  | FlagField
  | ConstantField
  | GroupField
  | VariantField
) & { readonly unless?: Exclusion };

/** The descriptor that fits a value of type T, so that table and types cannot drift apart. */
export type FieldFor<T> = { readonly unless?: Exclusion } & ([T] extends [readonly number[]]
  ? NumberListField
  : [T] extends [number]
    ? NumberField | ConstantField
    : [T] extends [boolean]
      ? FlagField
      : [T] extends [string]
        ? string extends T
          ? TextField
          : ChoiceField<T>
        : [T] extends [number | string]
          ? NumberOrWordField<Extract<T, string>>
          : GroupField<T> | VariantField);

/** A descriptor for every property of T. With T unknown: any record of descriptors. */
export type Fields<T = unknown> = unknown extends T
  ? Readonly<Record<string, Field>>
  : { readonly [K in keyof T]-?: FieldFor<NonNullable<T[K]>> };
