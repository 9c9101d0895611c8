/** A table of data: reading, preparing, the population that stands for it, held-out experiments. */

/** What may be done to a column before it is standardised. */
export type Transform = "none" | "log1p" | "normal-scores";
