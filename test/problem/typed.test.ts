import * as fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { loadFormulas, typedNumber, typedNumbers } from "../../src/problem/index.ts";

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-9, max: 1e9 }), {
  minLength: 2,
  maxLength: 40,
});

describe("before the parser of formulas is there", () => {
  it("plain numbers are read and arithmetic waits for it", async () => {
    // modules of their own: other tests have loaded the parser by now
    vi.resetModules();
    const fresh = await import("../../src/problem/index.ts");
    expect(fresh.typedNumber("0.5")).toBe(0.5);
    expect(fresh.typedNumbers("1, 2")?.values).toEqual([1, 2]);
    expect(fresh.typedNumber("1/2")).toBeNull();
    expect(fresh.typedNumbers("1, 1/2")).toBeNull();
    expect(fresh.typedNumber("half")).toBeNaN();
  });
});

describe("a number typed", () => {
  beforeAll(loadFormulas);

  it.each([
    ["1/2", 0.5],
    [" 3 / 4 ", 0.75],
    ["2^-3", 0.125],
    ["2**-3", 0.125],
    ["1e-2", 0.01],
    [".5", 0.5],
    ["5.", 5],
    ["−2", -2],
    ["0,25", 0.25],
    ["0,5/2", 0.25],
    ["30 %", 0.3],

    ["sqrt(2)", Math.SQRT2],
    ["max(1, 2)", 2],
    ["2×3", 6],
    ["1-1/e", 1 - 1 / Math.E],
    ["2 pi", Number.NaN],
    ["", Number.NaN],
    ["1 2", Number.NaN],
    ["1,2,3", Number.NaN],

    ["Infinity", Number.NaN],
    ["1/0", Number.NaN],
    ["u", Number.NaN],
    ["k+1", Number.NaN],
    ["constructor", Number.NaN],
    ['import("x")', Number.NaN],
    ["1;2", Number.NaN],
  ])("%s is %f", (text, value) => expect(typedNumber(text)).toBe(value));

  it("is any number as programs write it", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(typedNumber(String(value))).toBe(Number(String(value)));
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        typedNumber(text);
        typedNumbers(text);
      }),
    );
  });
});

describe("a list typed or pasted", () => {
  beforeAll(loadFormulas);
  const read = (text: string): readonly number[] | undefined => typedNumbers(text)?.values;

  it("is the same however its entries are parted", () => {
    const separators = fc.constantFrom(" ", ",", ", ", ";", "; ", "\n", "\r\n", "\t", ",\n", "  ");
    const wraps = fc.constantFrom(
      ["", ""],
      ["[", "]"],
      ["c(", ")"],
      ["np.array([", "])"],
      ["\n", "\n"],
    );
    fc.assert(
      fc.property(numbers, separators, wraps, (values, separator, [open, close]) => {
        expect(read(`${open}${values.map(String).join(separator)}${close}`)).toEqual(values);
      }),
    );
  });

  it("may have decimal commas where something else parts the entries", () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(" ", ";", "; ", "\n", "\t"), (values, separator) => {
        const words = values.map((value) => String(value + 0.5).replace(".", ","));
        fc.pre(words.some((word) => word.includes(",")) && !words.join("").includes("."));
        expect(read(words.join(separator))).toEqual(values.map((value) => value + 0.5));
      }),
    );
    expect(typedNumbers("0,4; 1,6")).toMatchObject({ values: [0.4, 1.6], decimalCommas: true });
    expect(typedNumbers("0,5")).toMatchObject({ values: [0, 5], decimalCommas: false });
    expect(read("1,2,3\n4,5,6")).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("may hold arithmetic, with or without spaces", () => {
    expect(read("1/2, 3/4 2^-3")).toEqual([0.5, 0.75, 0.125]);
    expect(read("1 / 2; max(1, 3)\n1 -2")).toEqual([0.5, 3, 1, -2]);
    expect(read("[(1+2)/3, 2*(1+1)]")).toEqual([1, 4]);
    expect(read("(1+1) (2+2)")).toEqual([2, 4]);
  });

  it("leaves out the heading of a column, and tells columns of a table", () => {
    expect(typedNumbers("eigenvalue\n0.4\n1.6\n")).toMatchObject({
      values: [0.4, 1.6],
      heading: "eigenvalue",
    });
    expect(typedNumbers("value\tshare\n0.4\t1\n1.6\t3")?.columns).toEqual([
      [0.4, 1.6],
      [1, 3],
    ]);
    expect(typedNumbers("0.4\t1.6\t3")).toMatchObject({ values: [0.4, 1.6, 3], columns: null });
  });

  it("says which word is no number", () => {
    const list = typedNumbers("1, two, 3");
    expect(list?.values).toEqual([1, Number.NaN, 3]);
    expect(list?.words[1]).toBe("two");
    expect(read("")).toEqual([]);
  });
});
