/** A phone, held upright. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Each theme and each layout once, then the rest of the four. */
export const screens = [
  ["light, desktop", { colorScheme: "light" as const }],
  ["dark, phone", { colorScheme: "dark" as const, ...phone }],
  ["dark, desktop", { colorScheme: "dark" as const }],
  ["light, phone", { colorScheme: "light" as const, ...phone }],
] as const;
