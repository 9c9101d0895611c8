/** Characters that a terminal acts on or that hide what is written: controls, marks of direction, line ends. */
const ACTING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text on one line that a terminal only shows: what it would act on is written as an escape. */
export function printable(text: string): string {
  return text.replaceAll(ACTING, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x1_0000
      ? `\\u${code.toString(16).padStart(4, "0")}`
      : `\\u{${code.toString(16)}}`;
  });
}
