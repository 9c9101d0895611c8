import type { AlignmentKind } from "./alignment.ts";

/** The target is itself one of the coordinates of x, predicted from the others. */
export interface SelfSupervisedAlignment {
  kind: "self-supervised";
}

export const selfSupervisedAlignment: AlignmentKind<SelfSupervisedAlignment> = {
  label: "a coordinate of x",
  help: "Self-supervised: the target is a coordinate of x, predicted from the others; β and σ² follow from Σ.",
  fields: {},
  energies(): null {
    return null;
  },
};
