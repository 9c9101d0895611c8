import type { Fault } from "../fields/kinds.ts";
import { joinPath } from "../fields/paths.ts";
import { everyPositive, type AlignmentKind } from "./alignment.ts";

/** The target is itself one of the coordinates of x, predicted from the others. */
export interface SelfSupervisedAlignment {
  kind: "self-supervised";
}

export const selfSupervisedAlignment: AlignmentKind<SelfSupervisedAlignment> = {
  kind: "self-supervised",
  order: 50,
  hostDependent: false,
  label: "a coordinate of x",
  help: "Self-supervised: the target is a coordinate of x, predicted from the others; β and σ² follow from Σ.",
  fields: {},
  faultsIn({ kind }, { lambda }, path): Fault[] {
    if (everyPositive(lambda)) return [];
    const message = "cannot be self-supervised while an eigenvalue is 0: Σ must be invertible";
    return [{ path: joinPath(path, "kind"), value: kind, message }];
  },
  energies(): null {
    return null;
  },
};
