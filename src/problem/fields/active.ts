import { isExcluded } from "./check.ts";
import type {
  Field,
  Fields,
  FieldText,
  GroupField,
  Interval,
  NumberListField,
  Track,
} from "./kinds.ts";
import { isRecord, joinPath } from "./paths.ts";

/** A leaf or variant that is present in a checked value, with its path and value. */
export interface ActiveField {
  readonly path: string;
  readonly field: Exclude<Field, GroupField>;
  readonly value: unknown;
}

/** Every field present in a checked value, variants before the fields they bring, in the order of the table. */
export function activeFields(fields: Fields, root: unknown): ActiveField[] {
  const found: ActiveField[] = [];
  collect(fields, root, "", root, found);
  return found;
}

function collect(
  fields: Fields,
  record: unknown,
  path: string,
  root: unknown,
  found: ActiveField[],
): void {
  if (!isRecord(record)) return;
  for (const [key, field] of Object.entries(fields)) {
    if (isExcluded(field, root)) continue;
    const value = record[key];
    const at = joinPath(path, key);
    if (field.kind === "group") {
      collect(field.fields, value, at, root, found);
      continue;
    }
    found.push({ path: at, field, value });
    if (field.kind === "variant" && isRecord(value)) {
      const variant = field.variants[String(value[field.tag])];
      if (variant) collect(variant.fields, value, at, root, found);
    }
  }
}

/** One number of a problem that can be varied: a numeric field, or one entry of a list. */
export interface NumericField extends Track {
  readonly path: string;
  readonly value: number;
  readonly label: string;
  readonly symbol: string;
  readonly help: string;
  readonly interval: Interval;
}

/**
 * Every number in a checked value that an axis may run over.
 *
 * @param first index of the first entry of the list at a path, as symbols write it
 */
export function numericFieldsOf(
  fields: Fields,
  root: unknown,
  first: (path: string) => number = () => 1,
): NumericField[] {
  return activeFields(fields, root).flatMap(({ path, field, value }): NumericField[] => {
    const { kind } = field;
    if (kind === "number" || (kind === "number-or-word" && typeof value === "number")) {
      return [numeric(path, field, value as number)];
    }
    if (field.kind === "numbers") {
      return (value as readonly number[]).map((item, index) =>
        listItem(path, field, item, index, first(path)),
      );
    }
    return [];
  });
}

/**
 * The number at a path of the table, whatever variants a value has chosen, with the value at which a
 * control of it starts; null where there is none. Entries of lists are not of the table.
 */
export function numericFieldOfTable(fields: Fields, path: string): NumericField | null {
  const find = (among: Fields, [key = "", ...rest]: readonly string[]): NumericField | null => {
    const field = Object.hasOwn(among, key) ? (among as Record<string, Field>)[key] : undefined;
    if (field === undefined) return null;
    if (rest.length === 0) {
      return field.kind === "number" || field.kind === "number-or-word"
        ? numeric(path, field, field.initial)
        : null;
    }
    if (field.kind === "group") return find(field.fields, rest);
    if (field.kind !== "variant") return null;
    for (const variant of Object.values(field.variants)) {
      const found = find(variant.fields, rest);
      if (found !== null) return found;
    }
    return null;
  };
  return find(fields, path.split("."));
}

/** What the two kinds of numbers have in common. */
type Numeric = FieldText & Interval & Track;

function numeric(path: string, field: Numeric, value: number): NumericField {
  const { label, help, scale, track } = field;
  return { path, value, label, help, scale, track, symbol: field.symbol ?? "", interval: field };
}

function listItem(
  path: string,
  field: NumberListField,
  value: number,
  index: number,
  first: number,
): NumericField {
  const { help, scale, track } = field;
  return {
    path: joinPath(path, index),
    value,
    label: `${field.label}, entry ${index + 1}`,
    help,
    scale,
    track,
    symbol: (field.itemSymbol ?? "").replace("{k}", String(index + first)),
    interval: field.item,
  };
}
