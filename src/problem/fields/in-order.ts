/**
 * The members of a list module (a namespace: its own order is that of the names) in the order that
 * they give themselves.
 */
export function inOrder<T extends { readonly order: number }>(
  list: Readonly<Record<string, T>>,
): readonly T[] {
  return Object.values(list).toSorted((a, b) => a.order - b.order);
}
