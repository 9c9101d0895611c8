/** Joins a parent path and a key: `joinPath('spectrum', 'spikes')` is `spectrum.spikes`. */
export function joinPath(parent: string, key: string | number): string {
  return parent === "" ? String(key) : `${parent}.${key}`;
}

/** Whether a value is a plain keyed object (not a list, not null). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a dotted path, or undefined where the path leads nowhere. Own properties only. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    if (Array.isArray(value) && key === "length") return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/**
 * A copy of `root` with the value at an existing parent replaced; the input is not touched.
 * Paths whose parent does not exist give back an unchanged copy.
 */
export function withValueAt<T>(root: T, path: string, value: unknown): T {
  const [head, ...rest] = path.split(".") as [string, ...string[]];
  if (typeof root !== "object" || root === null) return root;
  if (rest.length > 0 && !Object.hasOwn(root, head)) return root;
  const copy: unknown = Array.isArray(root) ? [...root] : { ...root };
  const record = copy as Record<string, unknown>;
  const next = rest.length === 0 ? value : withValueAt(record[head], rest.join("."), value);
  // defineProperty so that a key such as __proto__ stays an ordinary own property
  Object.defineProperty(record, head, {
    value: next,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy as T;
}
