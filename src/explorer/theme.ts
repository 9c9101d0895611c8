/** Colour schemes a person can ask for; "auto" follows the system. */
export type Scheme = "auto" | "light" | "dark";

const KEY = "maskrisk-theme";
const ORDER: readonly Scheme[] = ["auto", "light", "dark"];

/** The scheme chosen on an earlier visit. Storage may be denied (private windows, sandboxes). */
export function storedScheme(): Scheme {
  try {
    const found = localStorage.getItem(KEY);
    return ORDER.find((scheme) => scheme === found) ?? "auto";
  } catch {
    return "auto";
  }
}

/** Puts a scheme in force and remembers it where that is allowed. */
export function applyScheme(scheme: Scheme): void {
  document.documentElement.dataset["theme"] = scheme;
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // nothing to remember with: the choice holds for this visit
  }
}

/** The scheme after this one. */
export function nextScheme(scheme: Scheme): Scheme {
  return ORDER[(ORDER.indexOf(scheme) + 1) % ORDER.length] ?? "auto";
}
