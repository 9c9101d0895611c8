import type { Fault } from "./kinds.ts";
import { joinPath } from "./paths.ts";

/** A fault where two lists that belong together differ in length. */
export function lengthFaults(
  path: string,
  name: string,
  found: readonly number[],
  other: string,
  wanted: number,
): Fault[] {
  if (found.length === wanted) return [];
  const message = `must have as many entries as ${other} (${wanted}); found ${found.length}`;
  return [{ path: joinPath(path, name), value: found, message }];
}
