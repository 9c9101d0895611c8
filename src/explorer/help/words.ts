/** A word that the page uses in a sense of its own. */
export interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** Words and marks of the page that no symbol stands for, by the alphabet. */
export const words: readonly Word[] = [
  {
    word: "agrees, differs, disagrees",
    meaning:
      "The verdict on theory and experiments: whether their difference is within noise, explained by finite size, or neither. It always says the difference in per cent, with its 95 % interval.",
  },
  {
    word: "as it is",
    meaning: "Each curve as itself, not as its difference to another one (the reference).",
  },
  {
    word: "bulk and spikes",
    meaning:
      "Most eigenvalues of Σ lie together, in the bulk; a spike is a single one outside it. A spike carries signal, but no share of the d eigenvalues.",
  },
  {
    word: "claim",
    meaning:
      "A statement about masks, judged by theory for the problem in force, and tried by experiments.",
  },
  {
    word: "drowned",
    meaning:
      "A spike so weak, or masked so much, that no eigenvalue of the sample stands out of its bulk for it (the transition of Baik, Ben Arous & Péché).",
  },
  {
    word: "family",
    meaning: "A curve for each of several values of a second field.",
  },
  {
    word: "finite size",
    meaning:
      "Curves are limits for many samples and features. With n samples a mean lies off by a share that falls like 1/n, and more near the threshold or where few inputs are visible. “Theory at this n” draws the curve with that correction.",
  },
  {
    word: "hatching",
    meaning:
      "Where the plot is hatched, experiments of this size cannot be held against the limit: rows see too few inputs, or the mean hardly exists (as at the threshold). Points there are medians, and hollow. On maps, hatching marks what the map's title says of it, or where there is no value.",
  },
  {
    word: "hidden target",
    meaning:
      "Rows count only where their own target is masked, as in masked autoencoders. Random ratios can gain only there or with few rows: a map of their gain is grey elsewhere.",
  },
  {
    word: "infimum, approached",
    meaning:
      "The risk falls all the way to the end of a range whose end is no mask ratio (p → 1): it comes as close to the value as you like, and no ratio attains it.",
  },
  {
    word: "marker",
    meaning:
      "The upright line on the plot: the problem in force. Numbers below the plot are those at the marker.",
  },
  {
    word: "pin",
    meaning:
      "A curve kept on the plot. It keeps what set it apart when it was pinned and follows every other change; one that is frozen stays whole.",
  },
  {
    word: "R²MAE",
    meaning:
      "Random ratios: each row draws its own mask ratio, uniformly between two ends (Dong, Wang & Kluger 2025).",
  },
  {
    word: "reference",
    meaning: "The curve that the others are held against when differences are drawn.",
  },
  {
    word: "ring",
    meaning: "An open ring on a curve marks its best mask ratio, or its least value.",
  },
  {
    word: "self-supervised target",
    meaning:
      "The target is one of the coordinates of x, told from the others: signal and noise then follow from Σ.",
  },
  {
    word: "target error",
    meaning:
      "Experiments go on at a place until the standard error of its mean is this share of the mean.",
  },
  {
    word: "text as shapes, fonts in the file",
    meaning:
      "A picture asks its reader's computer for the page's fonts. With the fonts in the file, 60 kB more, it looks the same everywhere.",
  },
  {
    word: "untrusted, hollow points",
    meaning: "Medians of experiments where means cannot be trusted: see hatching.",
  },
];

/** Ways to use the page, for hands and for a mouse. */
export const gestures: readonly Word[] = [
  {
    word: "a dotted word",
    meaning: "Tap it, or press Enter on it: it says what it means.",
  },
  {
    word: "a value",
    meaning:
      "Drag its track, or tap the number and type. Arithmetic is read: 1/2, 2^-3, sqrt(2), 30 %. A double click on the track, or Backspace, sets it back.",
  },
  {
    word: "a list",
    meaning:
      "Press “list” to type or paste one of any length, parted by spaces, commas, semicolons or line breaks; a column of a spreadsheet, or two (values and weights), can be pasted into any entry.",
  },
  {
    word: "the plot",
    meaning:
      "Touch or point at it to read a curve; drag the upright marker to change the problem. The page scrolls over the plot as elsewhere.",
  },
  {
    word: "Simulate",
    meaning: "Runs seeded experiments of the very problem and puts their means on the curve.",
  },
  {
    word: "on a phone",
    meaning:
      "Controls are in the sheet at the bottom: choose a section to open it, and again to close it. The marker's own control stays in sight.",
  },
  {
    word: "Share",
    meaning: "A link, a picture, the data, code, or an embedded plot of exactly what is shown.",
  },
];

/** What is assumed, in one screen. */
export const assumptions: readonly Word[] = [
  {
    word: "Data",
    meaning:
      "n samples x of d features with covariance Σ = E xxᵀ, whose eigenvectors point nowhere in particular, so that all features have one variance, t. In the coordinates where Σ is I, entries are independent, with mean 0 and a few moments.",
  },
  {
    word: "Target",
    meaning:
      "y = xᵀβ + ε with noise of variance σ². The signal β is fixed; what counts of it is its energy bₖ along the eigenvectors of λₖ.",
  },
  {
    word: "Masks",
    meaning:
      "Each training row draws a mask ratio p from the law; each of its inputs is then set to 0 with probability p, independently of all else. Targets are never masked in training rows; with hidden targets only rows count whose own target is.",
  },
  {
    word: "Fit",
    meaning:
      "Least squares on the masked rows Z: of all best fits the one of least norm (the limit of a ridge that vanishes), or with ridge ℓ. Each sample may be used K times, with fresh masks.",
  },
  {
    word: "Test",
    meaning:
      "A new sample, seen whole or masked at q. The excess risk is E(y − ŷ)² − σ²: what the fit loses against knowing β.",
  },
  {
    word: "Limit",
    meaning:
      "n and d grow without bound, γ = d/n stays. There the risk of every draw is one number, which the curves show, exact to the solver's residual. At finite n means lie off by about 1/n.",
  },
  {
    word: "Not in it",
    meaning:
      "Networks and other nonlinear models, masks in blocks, features of very different variances, eigenvectors along single features, fine-tuning after pretraining. Your own data can be held against it by held-out experiments.",
  },
];
