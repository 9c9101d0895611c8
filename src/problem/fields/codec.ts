import type { Fault, Field, Fields, VariantField } from "./kinds.ts";
import { isRecord, joinPath } from "./paths.ts";

/** Readable link parameters, key and text: a `Map` or a `URLSearchParams`, for instance. */
export type LinkParameters = Iterable<readonly [string, string]>;

type ParameterMap = ReadonlyMap<string, string>;

/** Numbers a link may hold; deliberately narrower than JavaScript's `Number()`. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Writes a checked value as link parameters. Fields at their default are left out,
 * so that links stay short and keep their meaning.
 */
export function encodeFields(fields: Fields, value: unknown): Map<string, string> {
  const parameters = new Map<string, string>();
  encodeRecord(fields, value, parameters);
  return parameters;
}

function encodeRecord(fields: Fields, value: unknown, parameters: Map<string, string>): void {
  if (!isRecord(value)) return;
  for (const [key, field] of Object.entries(fields)) encodeField(field, value[key], parameters);
}

function encodeField(field: Field, value: unknown, parameters: Map<string, string>): void {
  if (value === undefined) return;
  switch (field.kind) {
    case "group":
      return encodeRecord(field.fields, value, parameters);
    case "variant":
      return encodeVariant(field, value, parameters);
    case "numbers":
      parameters.set(field.key, (value as readonly number[]).join(","));
      return;
    case "flag":
      if (value !== field.default) parameters.set(field.key, value === true ? "1" : "0");
      return;
    case "text":
    case "constant":
      parameters.set(field.key, plainText(value));
      return;
    case "number":
    case "number-or-word":
    case "choice":
      if (value !== field.default) parameters.set(field.key, plainText(value));
  }
}

function plainText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function encodeVariant(field: VariantField, value: unknown, parameters: Map<string, string>): void {
  if (!isRecord(value)) return;
  const tag = String(value[field.tag]);
  if (tag !== field.default) parameters.set(field.key, tag);
  const variant = field.variants[tag];
  if (variant !== undefined) encodeRecord(variant.fields, value, parameters);
}

/**
 * Reads link parameters into an unchecked value, to be passed to `checkFields`.
 * Text that is not of the field's kind is passed on as text, so that the check names it.
 *
 * @returns the raw value, and the keys that had a meaning for it.
 */
export function decodeFields(
  fields: Fields,
  parameters: LinkParameters,
): { value: unknown; used: Set<string> } {
  const used = new Set<string>();
  return { value: decodeRecord(fields, new Map(parameters), used), used };
}

/** Faults for the keys of a link that mean nothing for the problem it holds, or are there twice. */
export function linkKeyFaults(parameters: LinkParameters, used: ReadonlySet<string>): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const [key, value] of parameters) {
    const path = joinPath("link", key);
    if (!used.has(key)) faults.push({ path, value, message: "has no meaning in this link" });
    else if (seen.has(key)) faults.push({ path, value, message: "is given more than once" });
    seen.add(key);
  }
  return faults;
}

function decodeRecord(
  fields: Fields,
  parameters: ParameterMap,
  used: Set<string>,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = decodeField(field, parameters, used);
    if (value !== undefined) record[key] = value;
  }
  return record;
}

function decodeField(field: Field, parameters: ParameterMap, used: Set<string>): unknown {
  if (field.kind === "group") return decodeRecord(field.fields, parameters, used);
  if (field.kind === "variant") return decodeVariant(field, parameters, used);
  const text = parameters.get(field.key);
  if (text === undefined) return undefined;
  used.add(field.key);
  switch (field.kind) {
    case "numbers":
      return text === "" ? [] : text.split(",").map((one) => decodeNumber(one));
    case "flag":
      return text === "1" || text === "true"
        ? true
        : text === "0" || text === "false"
          ? false
          : text;
    case "number":
    case "number-or-word":
      return decodeNumber(text, field.integer === true);
    case "constant":
      return decodeNumber(text);
    case "text":
    case "choice":
      return text;
  }
}

function decodeNumber(text: string, integer: boolean = false): number | string {
  if (!NUMBER.test(text)) return text;
  const value = Number(text);
  // a whole number that a double cannot hold is named as it was written, not rounded
  return integer && /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value;
}

function decodeVariant(field: VariantField, parameters: ParameterMap, used: Set<string>): unknown {
  const given = parameters.get(field.key);
  if (given !== undefined) used.add(field.key);
  const tag = given ?? field.default;
  const variant = Object.hasOwn(field.variants, tag) ? field.variants[tag] : undefined;
  return { [field.tag]: tag, ...(variant ? decodeRecord(variant.fields, parameters, used) : {}) };
}
