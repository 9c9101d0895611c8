/**
 * Writes the compiler's projects that follow from src/layers.json: `npm run layers`. With --check it
 * writes nothing and fails where one is out of date.
 */
import { writeFileSync } from "node:fs";
import { staleProjects } from "./layer-projects.ts";

const stale = await staleProjects(process.cwd());
const paths = Object.keys(stale);

if (!process.argv.includes("--check")) for (const path of paths) writeFileSync(path, stale[path]);
else if (paths.length > 0) {
  console.error(`Not as src/layers.json has it: ${paths.join(", ")}. Run: npm run layers`);
  process.exitCode = 1;
}
