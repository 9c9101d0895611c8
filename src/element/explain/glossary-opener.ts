let opener: (() => void) | null = null;

/** Says how the glossary is opened, on a page that has one. */
export function setGlossaryOpener(open: (() => void) | null): void {
  opener = open;
}

/** Opens the glossary; null where there is none. */
export function glossaryOpener(): (() => void) | null {
  return opener;
}
