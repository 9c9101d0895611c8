import { chromium, type Browser } from "playwright-core";
import { inject } from "vitest";

let connected: Promise<Browser> | undefined;

/**
 * The browser of all page tests: started once for the run, reached once from each thread. Contexts are
 * apart from one another; a test that measures or closes a whole browser starts one of its own.
 */
export function sharedBrowser(): Promise<Browser> {
  return (connected ??= chromium.connect(inject("browserAddress")));
}
