import * as fc from "fast-check";
import type { Arbitrary } from "fast-check";
import {
  atomAtZero,
  loadFormulas,
  maskLaws,
  problemFields,
  spectralAtoms,
  spectrumFamilies,
  type Alignment,
  type Field,
  type Fields,
  type Interval,
  type MaskLaw,
  type NumberListField,
  type Problem,
  type Spectrum,
} from "../../src/problem/index.ts";

// spectra and signals below may be formulas
await loadFormulas();

/** Numbers nearer to 0 than this are taken as 0; tests of underflow name their own. */
const TINY = 1e-30;

/** Every number of an interval, its ends included. */
function numberIn({ min, max, openMin, openMax, integer }: Interval): Arbitrary<number> {
  if (integer) return fc.integer({ min, max });
  const all = fc.double({ min, max, noNaN: true, ...(openMax ? { maxExcluded: true } : {}) });
  return all.map((x) => (Math.abs(x) >= TINY ? x : openMin ? TINY : 0));
}

function listOf(field: NumberListField): Arbitrary<number[]> {
  const items = fc.array(numberIn(field.item), { minLength: 1, maxLength: 8 });
  return field.positiveSum ? items.filter((list) => list.some((item) => item > 0)) : items;
}

/** Formulas that are sound with every D and spectrum; every one of them positive. */
const FORMULAS = ["1+u", "k^-1.5 + 1e-3", "u < 0.3 ? 2 : 1", " exp(-3*u)*sqrt(D) ", "max(u,1/k)+0"];

/** A value that a single field accepts; undefined stands for a field that is left out. */
function valueOf(field: Field): Arbitrary<unknown> {
  switch (field.kind) {
    case "constant":
      return fc.constantFrom(field.value, undefined);
    case "number":
      return field.default === undefined ? numberIn(field) : optional(numberIn(field));
    case "number-or-word":
      return optional(fc.oneof(numberIn(field), fc.constant(field.word)));
    case "text":
      return fc.constantFrom(field.initial, ...FORMULAS);
    case "numbers":
      return listOf(field);
    case "flag":
      return optional(fc.boolean());
    case "choice":
      return optional(fc.constantFrom(...Object.keys(field.options)));
    case "group":
      return optional(recordOf(field.fields));
    case "variant":
      return fc.oneof(
        ...Object.entries(field.variants).map(([tag, variant]) =>
          recordOf(variant.fields).map((record) => ({ [field.tag]: tag, ...record })),
        ),
      );
  }
}

const optional = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

function recordOf(fields: Fields): Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(fields).map(([key, field]) => [key, valueOf(field)] as const);
  return fc.record(Object.fromEntries(entries)).map(withoutHoles);
}

function withoutHoles(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** Inputs whose every field is sound by itself; rules that join fields may still be broken. */
export const fieldwiseSound: Arbitrary<Record<string, unknown>> = recordOf(problemFields);

function fitting(list: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, k) => list[k % list.length]);
}

/** Spectra that keep their joint rules too. */
const soundSpectrum: Arbitrary<Spectrum> = fc
  .oneof(
    ...Object.entries(spectrumFamilies).map(([family, { fields }]) =>
      recordOf(fields as Fields).map((record) => ({ family, ...record })),
    ),
  )
  .map((spectrum) => soundLists(spectrum as unknown as Spectrum));

/** Lists of equal length, with a positive eigenvalue that carries weight. */
function soundLists(spectrum: Spectrum): Spectrum {
  if (spectrum.family === "empirical") {
    return { ...spectrum, eigenvalues: [...spectrum.eigenvalues, 1] };
  }
  if (spectrum.family !== "atoms") return spectrum;
  const weights = fitting(spectrum.weights, spectrum.values.length);
  return { ...spectrum, values: [...spectrum.values, 2], weights: [...weights, 1] };
}

/** Mask laws that keep their joint rules too. */
export const soundMask: Arbitrary<MaskLaw> = fc
  .oneof(
    ...Object.entries(maskLaws).map(([law, { fields }]) =>
      recordOf(fields as Fields).map((record) => ({ law, ...record })),
    ),
  )
  .map((mask) => orderedEnds(mask as unknown as MaskLaw));

function orderedEnds(mask: MaskLaw): MaskLaw {
  if (mask.law === "uniform") {
    return { ...mask, min: Math.min(mask.min, mask.max), max: Math.max(mask.min, mask.max) };
  }
  if (mask.law !== "discrete") return mask;
  const weights = fitting(mask.weights, mask.ratios.length);
  return { ...mask, ratios: [...mask.ratios, 0.5], weights: [...weights, 1] };
}

/** A mask law as a person would write it: the ratio of a fixed one has a default. */
type PartialMask = Exclude<MaskLaw, { law: "fixed" }> | { law: "fixed"; ratio?: number };

/** Copies that suit a mask law. */
function suitedCopies(copies: Problem["copies"], mask: PartialMask): Problem["copies"] {
  if (atomAtZero(mask.law === "fixed" ? { ...mask, ratio: mask.ratio ?? 0 } : mask) > 0) return 1;
  if (copies === "infinity" || mask.law === "fixed") return copies;
  return Math.min(copies, 4);
}

/** An alignment that suits a spectrum: lists of its length, no negative powers of 0. */
function suited(alignment: Alignment, spectrum: Spectrum): Alignment {
  const { lambda } = spectralAtoms(completed(spectrum));
  const singular = lambda.some((eigenvalue) => eigenvalue === 0);
  if (alignment.kind === "weights") {
    return { kind: "weights", weights: fitting(alignment.weights, lambda.length - 1).concat(1) };
  }
  if (alignment.kind === "power" && singular) {
    return { kind: "power", exponent: Math.abs(alignment.exponent) };
  }
  return alignment.kind === "self-supervised" && singular ? { kind: "isotropic" } : alignment;
}

function completed(spectrum: Spectrum): Spectrum {
  return "dimension" in spectrum || !["power-law", "ar1", "formula"].includes(spectrum.family)
    ? spectrum
    : ({ ...(spectrum as object), dimension: 200 } as Spectrum);
}

/** Problems as a person would write them: sound as a whole, with defaults left out here and there. */
export const soundInput: Arbitrary<Record<string, unknown>> = fc
  .record({ input: fieldwiseSound, spectrum: soundSpectrum, mask: soundMask })
  .map(({ input, spectrum, mask }) => {
    const signal = (input["signal"] ?? {}) as Partial<Problem["signal"]>;
    const alignment = suited(signal.alignment ?? { kind: "isotropic" }, spectrum);
    const sound: Record<string, unknown> = {
      ...input,
      spectrum,
      mask,
      signal: { ...signal, alignment },
    };
    const copies = input["copies"] as Problem["copies"] | undefined;
    if (copies !== undefined) sound["copies"] = suitedCopies(copies, mask);
    if (alignment.kind !== "self-supervised") return sound;
    const { noise: _, ...rest } = sound;
    return { ...rest, signal: { alignment } };
  });
