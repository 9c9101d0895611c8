import { problemSchema } from "../../problem/index.ts";
import type { PlainCommand } from "../command.ts";

export const schemaCommand: PlainCommand = {
  takesProblem: false,
  takesFiles: false,
  name: "schema",
  summary: "the JSON Schema of a problem",
  help: "Prints the schema (draft 2020-12): every field, its range, default and meaning.",
  options: ["out"],
  formats: ["json"],
  run: () => ({ text: `${JSON.stringify(problemSchema(), null, 2)}\n` }),
};
