/** What was remembered under a key on an earlier visit. Storage may be denied (private windows, sandboxes). */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a text where that is allowed. */
export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // nothing to remember with: what was chosen holds for this visit
  }
}
