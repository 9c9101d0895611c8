import { claimNames } from "../../../state/index.ts";
import {
  claimTitles,
  type Claim,
  type ClaimGroup,
  type ClaimId,
  type ClaimStatement,
} from "./claim.ts";
import type { Finding } from "./finding.ts";

/** Files of the claims by path: a claim is found by its name. */
const files = import.meta.glob<{ readonly claim: ClaimStatement }>("./statements/*.ts", {
  eager: true,
});

/** All claims, in the order in which they are read. */
export const claims: readonly Claim[] = (
  Object.keys(claimNames) as (keyof typeof claimNames)[]
).flatMap((id): Claim[] => {
  const file = files[`./statements/${id}.ts`];
  return id === "none" || file === undefined ? [] : [{ id, ...file.claim }];
});

/** All claims, by what they are about. */
export const claimGroups: readonly ClaimGroup[] = Object.entries(claimTitles).map(
  ([group, title]) => ({ title, claims: claims.filter((claim) => claim.group === group) }),
);

/** Solves the problems that test a claim. Milliseconds to seconds: for a background thread. */
export function judge(id: ClaimId): Finding {
  const claim = claims.find((one) => one.id === id);
  if (claim === undefined) throw new RangeError(`no claim is called "${id}"`);
  return claim.judge();
}
