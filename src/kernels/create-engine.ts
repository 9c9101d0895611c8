import { fromBase64 } from "./base64.ts";
import { engineModule } from "./engine-module.ts";
import type { Engine } from "./engine.ts";
import { plainEngine } from "./plain-engine.ts";
import { wasmEngine } from "./wasm-engine.ts";

/** The compiled module, shared by all engines of a thread; null where the host does not take it. */
let compiled: WebAssembly.Module | null | undefined;

function compile(): WebAssembly.Module | null {
  if (typeof WebAssembly === "undefined") return null;
  try {
    const bytes = fromBase64(engineModule);
    // says no where 128-bit SIMD is missing
    return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  } catch {
    // a page's security policy may forbid compilation
    return null;
  }
}

function moduleOfHost(): WebAssembly.Module | null {
  if (compiled === undefined) compiled = compile();
  return compiled;
}

/**
 * A new engine, the fastest that this host can run: WebAssembly with 128-bit SIMD where it is there,
 * else the plain one. Same draws and masks to the bit, same solutions to 1e-9.
 */
export function createEngine(): Engine {
  const module = moduleOfHost();
  return module === null ? plainEngine() : wasmEngine(module);
}

/** What a reader should know of the engine that this host runs; null where there is nothing to say. */
export function engineNotice(): string | null {
  if (moduleOfHost() !== null) return null;
  return (
    "No WebAssembly with SIMD here: experiments run on the plain engine, many times slower. " +
    "The draws are the same; the last digits of a result may differ."
  );
}
