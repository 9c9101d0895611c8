/**
 * Arrow keys, Home and End in a list of tabs, of which only the chosen one can be reached by Tab.
 *
 * @returns the place to go to; null for other keys
 */
export function rovingTarget(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowLeft":
    case "ArrowUp":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
