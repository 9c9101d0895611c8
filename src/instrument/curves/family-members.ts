import { InvalidProblem, setField, type NumericField, type Problem } from "../../problem/index.ts";
import { familyValues, type Family } from "../../state/index.ts";
import { formatNumber } from "../../plot/index.ts";

/** One curve of a family. */
export interface Member {
  readonly value: number;
  /** Place of the value within the family, 0 to 1. */
  readonly place: number;
  readonly name: string;
  readonly problem: Problem;
}

/** The curves of a family about a problem. Values that the problem does not allow are left out. */
export function familyMembers(problem: Problem, family: Family, field: NumericField): Member[] {
  const values = familyValues(family, field);
  const name = field.symbol || field.label;
  return values.flatMap((value, i): Member[] => {
    try {
      const place = values.length > 1 ? i / (values.length - 1) : 0.5;
      const text = `${name} = ${formatNumber(value, 4)}`;
      return [{ value, place, name: text, problem: setField(problem, family.path, value) }];
    } catch (error) {
      if (error instanceof InvalidProblem) return [];
      throw error;
    }
  });
}
