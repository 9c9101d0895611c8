// loaded when a list is first typed or pasted
import {
  describeInterval,
  inInterval,
  loadFormulas,
  MAX_TEXT,
  typedNumber,
  typedNumbers,
  type NumberListField,
  type TypedList,
} from "../../problem/index.ts";

/** A text read as a list of a field, or what is wrong with it. */
export type ReadList = { readonly list: TypedList } | { readonly fault: string };

/** A list, for which the parser of formulas is loaded where it needs that; null where it cannot be had. */
async function listIn(text: string): Promise<TypedList | null> {
  const list = typedNumbers(text);
  if (list !== null) return list;
  try {
    await loadFormulas();
  } catch {
    return null;
  }
  return typedNumbers(text);
}

/** Whether a text holds several numbers, and not one that has a comma or spaces in it. */
export async function holdsSeveral(text: string): Promise<boolean> {
  const list = await listIn(text);
  const one = typedNumber(text);
  if (list === null || (one !== null && Number.isFinite(one))) return false;
  return list.words.length > 1 && !list.values.every(Number.isNaN);
}

/** Reads a typed or pasted text as the list of a field. */
export async function readList(text: string, field: NumberListField): Promise<ReadList> {
  if (text.length > MAX_TEXT) return { fault: `may have at most ${MAX_TEXT} characters` };
  const list = await listIn(text);
  if (list === null)
    return { fault: "arithmetic cannot be read here: its parser could not be loaded" };
  const { values, words } = list;
  if (values.length === 0) return { fault: "must have at least one entry" };
  // a table has other lists beside this one, which are looked at with the problem
  const bad = values.findIndex((value) =>
    list.columns === null ? !inInterval(value, field.item) : !Number.isFinite(value),
  );
  if (bad >= 0) {
    const found = (words[bad] ?? "").slice(0, 20);
    return {
      fault: `entry ${bad + 1} must be ${describeInterval(field.item)}; found ${found}`,
    };
  }
  const count = list.columns?.[0]?.length ?? values.length;
  if (count > field.maxItems)
    return { fault: `may have at most ${field.maxItems} entries; found ${count}` };
  return { list };
}

/** What was made of a text that people should know; empty for nothing. */
export function listNotes({ heading, decimalCommas }: TypedList): string {
  return [
    ...(heading === null ? [] : [`heading “${heading.slice(0, 30)}” left out`]),
    ...(decimalCommas ? ["commas read as decimal points"] : []),
  ].join(" · ");
}
