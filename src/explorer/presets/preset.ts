/** A starting point worth looking at: a link with a title and what it shows. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What to see in it, in a sentence or two. */
  readonly text: string;
  /** Query string in the form of every link. */
  readonly query: string;
}
