import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  SymbolNode,
} from "mathjs";
import {
  constants,
  folds,
  functions,
  MAX_DEPTH,
  operators,
  signs,
  type FormulaSymbol,
  type Place,
} from "./grammar.ts";

/** A formula as a function of the place. Pure; cost: one call for each step of the formula. */
export type Evaluate = (place: Place) => number;

/** Thrown for syntax that the parser knows and formulas do not have. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
}

/**
 * Turns a syntax tree into a function made of this project's own arithmetic (IEEE doubles) alone:
 * only what the grammar names has a translation, and nothing of the tree itself is ever run.
 *
 * @throws NotAllowed naming the first part that has no place in a formula.
 */
export function compile(
  node: MathNode,
  symbols: readonly FormulaSymbol[],
  depth: number = 0,
): Evaluate {
  if (depth > MAX_DEPTH) throw new NotAllowed(`has more than ${MAX_DEPTH} nested steps`);
  const inner = (child: MathNode): Evaluate => compile(child, symbols, depth + 1);
  switch (node.type) {
    case "ConstantNode":
      return constant((node as ConstantNode).value);
    case "SymbolNode":
      return symbol((node as SymbolNode).name, symbols);
    case "ParenthesisNode":
      return inner((node as ParenthesisNode).content);
    case "OperatorNode":
      return operator(node as OperatorNode, inner);
    case "FunctionNode":
      return call(node as FunctionNode<MathNode>, inner);
    case "ConditionalNode": {
      const { condition, trueExpr, falseExpr } = node as ConditionalNode;
      const [choose, yes, no] = [inner(condition), inner(trueExpr), inner(falseExpr)];
      return (place) => (choose(place) === 0 ? no(place) : yes(place));
    }
    default:
      throw new NotAllowed(`may not hold ${FORBIDDEN[node.type] ?? "syntax of this kind"}`);
  }
}

/** The parser's other kinds of syntax, in words. */
const FORBIDDEN: Readonly<Record<string, string>> = {
  AccessorNode: "properties (a.b)",
  ArrayNode: "lists",
  AssignmentNode: "assignments (=)",
  BlockNode: "several expressions",
  FunctionAssignmentNode: "definitions (=)",
  IndexNode: "indices",
  ObjectNode: "objects",
  RangeNode: "ranges (a:b)",
  RelationalNode: "chains of comparisons (a < b < c)",
};

function constant(value: unknown): Evaluate {
  if (typeof value === "number" && Number.isFinite(value)) return () => value;
  throw new NotAllowed(`has ${String(value)} where a finite number is needed`);
}

function symbol(name: string, symbols: readonly FormulaSymbol[]): Evaluate {
  const value = constants.get(name);
  if (value !== undefined) return () => value;
  const known = symbols.find((one) => one === name);
  if (known !== undefined) return (place) => place[known];
  if (functions.has(name) || folds.has(name)) {
    throw new NotAllowed(
      `has ${name} without brackets after it: write ${name}(x), and (${name}(x))^2 for its square`,
    );
  }
  throw new NotAllowed(`does not know ${name}`);
}

function operator(node: OperatorNode, inner: (child: MathNode) => Evaluate): Evaluate {
  const { op, implicit } = node as { op: string; implicit: boolean };
  const [left, right, ...rest] = node.args.map(inner);
  // a + that a link has lost would turn into a product here
  if (implicit) throw new NotAllowed("needs * between factors (in a link, + is written %2B)");
  const unary = signs.get(op);
  if (unary && left && right === undefined) return (place) => unary(left(place));
  const binary = operators.get(op);
  if (binary && left && right && rest.length === 0) {
    return (place) => binary(left(place), right(place));
  }
  throw new NotAllowed(`does not know the operator ${op}`);
}

function call(node: FunctionNode<MathNode>, inner: (child: MathNode) => Evaluate): Evaluate {
  const name = node.fn.type === "SymbolNode" ? (node.fn as SymbolNode).name : "of this kind";
  const [first, second, ...rest] = node.args.map(inner);
  const unary = functions.get(name);
  if (unary && first && second === undefined) return (place) => unary(first(place));
  const fold = folds.get(name);
  if (fold && first && second) {
    return (place) =>
      rest.reduce((x, next) => fold(x, next(place)), fold(first(place), second(place)));
  }
  if (unary) throw new NotAllowed(`needs one number in ${name}(x)`);
  if (fold) throw new NotAllowed(`needs two numbers or more in ${name}(x, y)`);
  throw new NotAllowed(`does not know the function ${name}`);
}
