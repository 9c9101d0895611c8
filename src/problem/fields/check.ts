import { describeInterval, describeNumberOrWord, describeValue, inInterval } from "./describe.ts";
import type {
  Fault,
  Field,
  Fields,
  GroupField,
  NumberListField,
  TextField,
  VariantField,
} from "./kinds.ts";
import { isRecord, joinPath, valueAt } from "./paths.ts";

/** Adding it turns −0, which no link could keep, into 0 and leaves every other number alone. */
const UNSIGNED = 0;

/** State of one check: the whole input (for exclusions) and the faults found so far. */
interface Pass {
  readonly root: unknown;
  readonly faults: Fault[];
}

/**
 * Checks an input against a table of fields and fills in defaults.
 *
 * @returns the completed value, and every fault found; the value may be used only when there is none.
 */
export function checkFields(fields: Fields, input: unknown): { value: unknown; faults: Fault[] } {
  const pass: Pass = { root: input, faults: [] };
  const value = checkRecord(fields, input, "", pass);
  return { value, faults: pass.faults };
}

function fail(pass: Pass, path: string, value: unknown, message: string): undefined {
  pass.faults.push({ path, value, message });
  return undefined;
}

function foundInstead(value: unknown, allowed: string): string {
  return value === undefined
    ? `is required: ${allowed}`
    : `must be ${allowed}; found ${describeValue(value)}`;
}

function checkRecord(
  fields: Fields,
  input: unknown,
  path: string,
  pass: Pass,
  tag?: string,
): Record<string, unknown> | undefined {
  if (!isRecord(input)) return fail(pass, path, input, foundInstead(input, "an object"));
  const known = Object.keys(fields);
  for (const key of Object.keys(input)) {
    if (Object.hasOwn(fields, key) || key === tag) continue;
    const allowed = tag === undefined ? known : [tag, ...known];
    fail(
      pass,
      joinPath(path, key),
      input[key],
      `is not a known field; known here: ${allowed.join(", ")}`,
    );
  }
  const result: Record<string, unknown> = {};
  for (const key of known) {
    const given = Object.hasOwn(input, key) ? input[key] : undefined;
    const value = checkField(fields[key] as Field, given, joinPath(path, key), pass);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/** Whether a field must be left out of this input. */
export function isExcluded(field: Field, root: unknown): boolean {
  return field.unless !== undefined && valueAt(root, field.unless.path) === field.unless.is;
}

function checkField(field: Field, input: unknown, path: string, pass: Pass): unknown {
  if (isExcluded(field, pass.root)) {
    if (input === undefined) return undefined;
    return fail(pass, path, input, `is not allowed here: ${field.unless?.because}`);
  }
  switch (field.kind) {
    case "constant":
      if (input === undefined || input === field.value) return field.value;
      return fail(pass, path, input, foundInstead(input, String(field.value)));
    case "number":
      if (input === undefined && field.default !== undefined) return field.default;
      if (typeof input === "number" && inInterval(input, field)) return input + UNSIGNED;
      return fail(pass, path, input, foundInstead(input, describeInterval(field)));
    case "number-or-word":
      if (input === undefined) return field.default;
      if (input === field.word) return input;
      if (typeof input === "number" && inInterval(input, field)) return input + UNSIGNED;
      return fail(pass, path, input, foundInstead(input, describeNumberOrWord(field)));
    case "text":
      return checkText(field, input, path, pass);
    case "flag":
      if (input === undefined) return field.default;
      if (typeof input === "boolean") return input;
      return fail(pass, path, input, foundInstead(input, "true or false"));
    case "choice":
      if (input === undefined) return field.default;
      if (typeof input === "string" && Object.hasOwn(field.options, input)) return input;
      return fail(pass, path, input, foundInstead(input, oneOf(Object.keys(field.options))));
    case "numbers":
      return checkNumbers(field, input, path, pass);
    case "group":
      return checkGroup(field, input, path, pass);
    case "variant":
      return checkVariant(field, input, path, pass);
  }
}

function checkGroup(field: GroupField, input: unknown, path: string, pass: Pass): unknown {
  return checkRecord(field.fields, input === undefined ? {} : input, path, pass);
}

function checkText({ maxLength }: TextField, input: unknown, path: string, pass: Pass): unknown {
  const allowed = `a text of 1 to ${maxLength} characters`;
  if (typeof input !== "string") return fail(pass, path, input, foundInstead(input, allowed));
  if (input.trim() === "") return fail(pass, path, input, `must not be empty: ${allowed}`);
  if (input.length <= maxLength) return input;
  return fail(pass, path, input, `must be ${allowed}; found ${input.length}`);
}

function oneOf(words: readonly string[]): string {
  return words.length === 1
    ? `"${words[0]}"`
    : `one of ${words.map((word) => `"${word}"`).join(", ")}`;
}

function checkNumbers(field: NumberListField, input: unknown, path: string, pass: Pass): unknown {
  const allowed = `a list of 1 to ${field.maxItems} numbers`;
  if (!Array.isArray(input)) return fail(pass, path, input, foundInstead(input, allowed));
  if (input.length === 0) return fail(pass, path, input, `must not be empty: ${allowed}`);
  if (input.length > field.maxItems) {
    return fail(pass, path, input, `must be ${allowed}; found ${input.length}`);
  }
  const before = pass.faults.length;
  let sum = 0;
  for (let index = 0; index < input.length; index++) {
    const item: unknown = input[index];
    if (typeof item === "number" && inInterval(item, field.item)) sum += item;
    else fail(pass, joinPath(path, index), item, foundInstead(item, describeInterval(field.item)));
  }
  if (pass.faults.length > before) return undefined;
  if (field.positiveSum && !(sum > 0)) {
    return fail(pass, path, input, "must have a positive sum; every entry is 0");
  }
  return (input as readonly number[]).map((item) => item + UNSIGNED);
}

function checkVariant(field: VariantField, input: unknown, path: string, pass: Pass): unknown {
  const given = input === undefined ? { [field.tag]: field.default } : input;
  if (!isRecord(given)) return fail(pass, path, input, foundInstead(input, "an object"));
  const tags = Object.keys(field.variants);
  const tag = Object.hasOwn(given, field.tag) ? given[field.tag] : undefined;
  const tagPath = joinPath(path, field.tag);
  if (typeof tag !== "string" || !Object.hasOwn(field.variants, tag)) {
    return fail(pass, tagPath, tag, foundInstead(tag, oneOf(tags)));
  }
  const variant = field.variants[tag];
  if (variant === undefined) return undefined;
  const before = pass.faults.length;
  const record = checkRecord(variant.fields, given, path, pass, field.tag);
  if (record === undefined || pass.faults.length > before) return undefined;
  const value = { [field.tag]: tag, ...record };
  // rules that join several fields are asked only once each field is sound by itself
  pass.faults.push(...(variant.check?.(value, path) ?? []));
  return value;
}
