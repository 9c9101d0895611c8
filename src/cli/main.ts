#!/usr/bin/env node
import { runProgram } from "./program.ts";

// the reader may be gone at any time; what to do about it is decided where the text is written
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);

process.exitCode = await runProgram(process.argv.slice(2));
