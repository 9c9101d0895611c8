declare const __MASKRISK_VERSION__: string | undefined;

/** The version of this program, told in every file that it writes; the build sets it. */
export const VERSION: string =
  typeof __MASKRISK_VERSION__ === "string" ? __MASKRISK_VERSION__ : "development";
