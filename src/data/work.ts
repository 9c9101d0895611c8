/**
 * How long work reports and stops. In a worker of a page ending the worker stops it at once; in the
 * thread of somebody else `signal` does, between two steps.
 */
export interface Work {
  /** Called now and then with the share done, from 0 to 1, of the stage that is named. */
  readonly onProgress?: (share: number, stage: Stage) => void;
  /** Aborted to stop: an AbortSignal, or anything like it. */
  readonly signal?: { readonly aborted: boolean };
  /** Lets others go first, such as a promise of `setImmediate`: a signal can come through then only. */
  readonly pause?: () => Promise<void>;
}

/** What is being done to a table. */
export type Stage = "reading" | "preparing" | "decomposing" | "estimating";

/** Thrown where work was told to stop. */
export class Stopped extends Error {
  override readonly name = "Stopped";

  constructor() {
    super("stopped");
  }
}

/** Reports a step of work. @throws Stopped where it was told to. */
export async function step(work: Work, share: number, stage: Stage): Promise<void> {
  work.onProgress?.(share, stage);
  await work.pause?.();
  if (work.signal?.aborted === true) throw new Stopped();
}
