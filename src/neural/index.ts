/** Small masked autoencoders, trained on a table. */

/** Architectures that are trained. */
export type ModelName = "linear" | "mlp" | "cnn" | "transformer";
