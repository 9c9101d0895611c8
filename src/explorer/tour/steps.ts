/** One stop of the tour. */
export interface Stop {
  readonly title: string;
  readonly text: string;
  /** Where it points: selectors from the page's root inwards, one for each shadow tree. */
  readonly target: readonly string[];
  /** Whether its card has the picture of the masks: it is shown even where there is nothing to point at. */
  readonly picture?: boolean;
}

/** The stops, in the order in which one meets the page. */
export const stops: readonly Stop[] = [
  {
    title: "What masking does",
    text: "A regression sees its training inputs only through masks. Filled squares of a mask hide an input; the bars show the chance p with which each row does. Change the masks, and the picture follows.",
    target: ["maskrisk-mask-picture"],
    picture: true,
  },
  {
    title: "Exact risk, at once",
    text: "What does that do to predictions for new inputs? Each line is its exact test risk for large n and d: nothing is simulated yet.",
    target: [".view", ".plot-box"],
  },
  {
    title: "Drag the marker",
    text: "It is where the problem stands. All the numbers under the plot are told for it, and the open ring is the best place for it.",
    target: [".view", "maskrisk-curves", ".marker"],
  },
  {
    title: "Everything about the problem",
    text: "Drag a track, or type a value: the curves follow. Pin a curve to keep it for comparison. Every change can be undone, and the address holds all of it.",
    target: [".panel"],
  },
  {
    title: "Check it",
    text: "Simulate draws data, masks it and fits it, and puts the measured risk on the curves, with a verdict on whether they agree.",
    target: [".view", ".primary"],
  },
  {
    title: "The same problem, other views",
    text: "A map of the best masks over any two fields, and the eigenvalues that the estimator sees, of the very same problem. And claims made of masking, put to the test.",
    target: [".tabs.views"],
  },
];
