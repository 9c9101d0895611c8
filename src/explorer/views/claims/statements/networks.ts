import type { ClaimStatement } from "../claim.ts";

export const claim: ClaimStatement = {
  group: "limits",
  statement:
    "What linear regression shows carries over to neural networks of several architectures.",
  source: "Dong, Wang & Kluger 2025 (arXiv:2509.21650), abstract and experiments",
  rule: "A test would need training of networks; no field of a problem here describes one.",
  quantifier: "every",
  note: "The paper reports such experiments. This instrument solves and simulates linear regression alone, and says nothing for or against.",
  opening: null,
  trial: null,
  // no field of a problem describes a network: there is nothing to solve
  judge: () => ({ columns: [], cases: [], chart: null, telling: "" }),
};
