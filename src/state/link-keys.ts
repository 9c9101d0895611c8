import { problemFields, type Field, type Fields } from "../problem/index.ts";
import { PAGE_KEYS } from "./link.ts";

/** Every key that a link may have, whatever its problem: for those who take them one by one. */
export function linkKeys(): Set<string> {
  const keys = new Set(PAGE_KEYS);
  addKeys(problemFields, keys);
  return keys;
}

function addKeys(fields: Fields, keys: Set<string>): void {
  for (const field of Object.values<Field>(fields)) {
    if ("key" in field) keys.add(field.key);
    if (field.kind === "group") addKeys(field.fields, keys);
    if (field.kind === "variant") {
      for (const { fields: own } of Object.values(field.variants)) addKeys(own, keys);
    }
  }
}
