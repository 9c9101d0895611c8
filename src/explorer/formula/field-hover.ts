/** A field that the pointer is on in a formula; null when it leaves. */
export interface FieldHoverDetail {
  readonly path: string | null;
}

/** Points out the control of a field among those below `root`, and no other. */
export function pointOut(root: ParentNode, path: string | null): void {
  for (const control of root.querySelectorAll("[data-path]")) {
    control.classList.toggle("pointed", control.getAttribute("data-path") === path);
  }
}
