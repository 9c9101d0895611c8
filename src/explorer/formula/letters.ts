import type { Equation } from "./equation.ts";
import type { Expression } from "./expression.ts";

/**
 * What the letters mean that no line of a formula defines: those of sums over eigenvalues, over the
 * signal and over classes of rows. In words, and only for letters that the lines have. Cost: the
 * size of the lines.
 */
export function lettersIn(lines: readonly Equation[]): string {
  const found = new Set<string>();
  for (const { left, right } of lines) {
    collect(left, found);
    collect(right, found);
  }
  const has = (part: string): boolean => [...found].some((tex) => tex.includes(part));
  const copied = has("\\mu_i");
  const i = copied ? "ᵢ" : "";
  return [
    ...(has("w_k") ? ["wₖ is the share of the d eigenvalues of Σ that equal λₖ."] : []),
    ...(has("b_k") ? ["bₖ is the part of ‖β‖² along the eigenvectors of λₖ."] : []),
    ...(copied ? ["µᵢ is the share of the rows in class i."] : []),
    ...(has("\\alpha")
      ? [
          `${copied ? "A row of class i" : "A row at ratio p"} has Cov z = α${i}Σ + η${i} diag Σ, ` +
            `E[zy] = c${i}Σβ and E[y²] = k${i} times the variance of y.`,
        ]
      : []),
  ].join(" ");
}

function collect(expression: Expression, found: Set<string>): void {
  switch (expression.kind) {
    case "literal":
      return;
    case "scalar":
      found.add(expression.tex);
      return;
    case "bound":
      found.add(expression.tex);
      return;
    case "sum":
      for (const { of } of expression.terms) collect(of, found);
      return;
    case "product":
      for (const factor of expression.factors) collect(factor, found);
      return;
    case "quotient":
      collect(expression.top, found);
      collect(expression.bottom, found);
      return;
    case "power":
      collect(expression.base, found);
      return;
    case "average":
      found.add(expression.over.operator);
      collect(expression.body, found);
  }
}
