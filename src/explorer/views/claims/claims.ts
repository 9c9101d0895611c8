import type { Claim, ClaimGroup } from "./claim.ts";
import { bestRatioClaims } from "./statements/best-ratio.ts";
import { limitsOfTheory } from "./statements/limits.ts";
import { randomRatioClaims } from "./statements/random-ratio.ts";
import { ridgeAndCopiesClaims } from "./statements/ridge-and-copies.ts";
import { whatMaskingDoes } from "./statements/what-masking-does.ts";

/** All claims, in the order in which they are read. */
export const claimGroups: readonly ClaimGroup[] = [
  whatMaskingDoes,
  bestRatioClaims,
  randomRatioClaims,
  ridgeAndCopiesClaims,
  limitsOfTheory,
];

export const claims: readonly Claim[] = claimGroups.flatMap((group) => group.claims);
