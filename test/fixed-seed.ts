import * as fc from "fast-check";

/**
 * Properties are tried on the same cases in every run of the test line, so that it says the same of
 * the same code; the long suite tries fresh ones every time.
 */
fc.configureGlobal({ seed: 20261123 });
