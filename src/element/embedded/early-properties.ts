/**
 * Sets anew what was set on an element before its class was known: a plain property of its own, which
 * would hide the one of its class for good. In the order in which they were set.
 *
 * @returns what setting one threw
 */
export function setEarlyProperties(element: HTMLElement, names: ReadonlySet<string>): unknown[] {
  const errors: unknown[] = [];
  for (const name of Object.keys(element).filter((key) => names.has(key))) {
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    try {
      Reflect.set(element, name, value);
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}
