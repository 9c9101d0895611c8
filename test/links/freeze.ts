/**
 * Freezes what new links open: `npx tsx test/links/freeze.ts` after adding `{ "link": "…", "state": null }`
 * to corpus.json. Links frozen before are left as they are, whatever they would open now.
 */
import { writeFileSync } from "node:fs";
import { loadFormulas } from "../../src/problem/index.ts";
import { decodeState } from "../../src/state/index.ts";
import { corpusFile, readCorpus } from "./corpus.ts";

await loadFormulas();
const frozen = readCorpus().map(({ link, state }) =>
  JSON.stringify({ link, state: state ?? decodeState(link) }),
);
writeFileSync(corpusFile, `[\n${frozen.join(",\n")}\n]\n`);
