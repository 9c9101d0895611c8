/** Something about a finite experiment that keeps it from meeting the limit exactly. */
export interface Notice {
  /**
   * - `spikes`: spikes, massless in the limit, carry a visible share of the trace of Σ;
   * - `resolution`: d eigenvalues are too few to follow the spectrum.
   */
  readonly kind: "spikes" | "resolution";
  /** Order of the relative error that it may cause, e.g. 0.05. */
  readonly size: number;
  /** A sentence for a person. */
  readonly message: string;
}

/** Below this share a finite-size error drowns in the O(1/n) errors that every experiment has. */
export const NOTICE_THRESHOLD = 0.02;
