declare const MASKRISK_VERSION: string | undefined;

/** The version of this program, told in every file that it writes; the build sets it. */
export const VERSION: string =
  typeof MASKRISK_VERSION === "string" ? MASKRISK_VERSION : "development";
