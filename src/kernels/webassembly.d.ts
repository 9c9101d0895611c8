/** What of WebAssembly the engine needs: hosts differ in whether they have it, not in its shape. */
declare namespace WebAssembly {
  function validate(bytes: Uint8Array): boolean;
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  const Module: new (bytes: Uint8Array) => Module;
  class Instance {
    constructor(module: Module);
    readonly exports: unknown;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
}
