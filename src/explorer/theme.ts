import { recall, remember } from "./storage.ts";

/** Colour schemes a person can ask for; "auto" follows the system. */
export type Scheme = "auto" | "light" | "dark";

const KEY = "maskrisk-theme";
const ORDER: readonly Scheme[] = ["auto", "light", "dark"];

/** The scheme chosen on an earlier visit. */
export function storedScheme(): Scheme {
  const found = recall(KEY);
  return ORDER.find((scheme) => scheme === found) ?? "auto";
}

/** Puts a scheme in force and remembers it where that is allowed. */
export function applyScheme(scheme: Scheme): void {
  document.documentElement.dataset["theme"] = scheme;
  remember(KEY, scheme);
}

/** The scheme after this one. */
export function nextScheme(scheme: Scheme): Scheme {
  return ORDER[(ORDER.indexOf(scheme) + 1) % ORDER.length] ?? "auto";
}
