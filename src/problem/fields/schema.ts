import type { Field, Fields, Interval, NumberListField, VariantField } from "./kinds.ts";

/** A JSON Schema (draft 2020-12) node. */
export type JsonSchema = { [key: string]: JsonSchemaValue };
type JsonSchemaValue = string | number | boolean | JsonSchema | readonly JsonSchemaValue[];

/**
 * The JSON Schema of an object with these fields. It states everything a schema can
 * state; rules that join several values (equal lengths, min ≤ max) are added by `parseProblem`.
 */
export function schemaOf(fields: Fields, title: string, id: string): JsonSchema {
  const exclusions = collectExclusions(fields, []);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: id,
    title,
    ...recordSchema(fields),
    ...(exclusions.length > 0 ? { allOf: exclusions } : {}),
  };
}

function recordSchema(fields: Fields, tag?: { name: string; value: string }): JsonSchema {
  const properties: JsonSchema = tag ? { [tag.name]: { const: tag.value } } : {};
  const required: string[] = tag ? [tag.name] : [];
  for (const [key, field] of Object.entries(fields)) {
    properties[key] = fieldSchema(field);
    if (isRequired(field)) required.push(key);
  }
  return { type: "object", additionalProperties: false, properties, required };
}

function isRequired(field: Field): boolean {
  if (field.kind === "number") return field.default === undefined;
  return field.kind === "numbers" || field.kind === "text";
}

function describe(field: Field): JsonSchema {
  const symbol = field.symbol === undefined ? "" : ` (${field.symbol})`;
  return { title: `${field.label}${symbol}`, description: field.help };
}

function fieldSchema(field: Field): JsonSchema {
  switch (field.kind) {
    case "constant":
      return { ...describe(field), const: field.value, default: field.value };
    case "number":
      return {
        ...describe(field),
        ...intervalSchema(field),
        ...(field.default === undefined ? {} : { default: field.default }),
      };
    case "number-or-word":
      return {
        ...describe(field),
        anyOf: [intervalSchema(field), { const: field.word }],
        default: field.default,
      };
    case "text":
      // the pattern asks for one character that is no space
      return { ...describe(field), type: "string", maxLength: field.maxLength, pattern: "\\S" };
    case "flag":
      return { ...describe(field), type: "boolean", default: field.default };
    case "choice":
      return { ...describe(field), enum: Object.keys(field.options), default: field.default };
    case "numbers":
      return { ...describe(field), ...listSchema(field) };
    case "group":
      return { ...describe(field), ...recordSchema(field.fields) };
    case "variant":
      return { ...describe(field), ...variantSchema(field) };
  }
}

function intervalSchema(interval: Interval): JsonSchema {
  return {
    type: interval.integer ? "integer" : "number",
    [interval.openMin ? "exclusiveMinimum" : "minimum"]: interval.min,
    [interval.openMax ? "exclusiveMaximum" : "maximum"]: interval.max,
  };
}

function listSchema(field: NumberListField): JsonSchema {
  return {
    type: "array",
    items: intervalSchema(field.item),
    minItems: 1,
    maxItems: field.maxItems,
    ...(field.positiveSum ? { contains: { type: "number", exclusiveMinimum: 0 } } : {}),
  };
}

function variantSchema(field: VariantField): JsonSchema {
  const oneOf = Object.entries(field.variants).map(([value, variant]) => ({
    title: variant.label,
    description: variant.help,
    ...recordSchema(variant.fields, { name: field.tag, value }),
  }));
  return { oneOf };
}

/** The keyword of JSON Schema; spelt as a constant because a literal `then` would look like a promise. */
const THEN = "then";

/** Each "must be left out when" rule as an if/then on the root. */
function collectExclusions(fields: Fields, parents: readonly string[]): JsonSchema[] {
  const rules: JsonSchema[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const path = [...parents, key];
    if (field.unless) {
      rules.push({
        if: nest(field.unless.path.split("."), { const: field.unless.is }),
        [THEN]: { not: nest(path, {}) },
      });
    }
    if (field.kind === "group") rules.push(...collectExclusions(field.fields, path));
  }
  return rules;
}

function nest(path: readonly string[], leaf: JsonSchema): JsonSchema {
  const [head, ...rest] = path;
  if (head === undefined) return leaf;
  return { type: "object", required: [head], properties: { [head]: nest(rest, leaf) } };
}
