import { Session } from "../../../instrument/index.ts";
import { numericFields, type NumericField, type Problem } from "../../../problem/index.ts";
import { decodeState, type ExplorerState } from "../../../state/index.ts";
import type { Chapter, FigureBlock } from "../content/chapter.ts";

/** The figures of a chapter, in order. */
export function figuresOf({ blocks }: Chapter): FigureBlock[] {
  return blocks.filter((block) => block.kind === "figure");
}

/** What a lesson adds to the session of a figure: how it begins, and its sliders. */
interface LessonFigureState {
  readonly block: FigureBlock;
  readonly first: ExplorerState;
  readonly session: Session;
}

/** The figures of a chapter: the session of each, how it begins, and the ranges of its sliders. */
export class ChapterFigures {
  readonly #figures: ReadonlyMap<string, LessonFigureState>;

  constructor(chapter: Chapter, onChange: () => void) {
    this.#figures = new Map(
      figuresOf(chapter).map((block) => {
        const first = decodeState(block.query);
        return [block.id, { block, first, session: new Session(first, { onChange }) }];
      }),
    );
  }

  #figure(id: string): LessonFigureState {
    const figure = this.#figures.get(id);
    if (figure === undefined) throw new Error(`no figure ${id}`);
    return figure;
  }

  /** @throws Error for an unknown figure. */
  session(id: string): Session {
    return this.#figure(id).session;
  }

  readonly problem = (id: string): Problem => this.session(id).state.problem;

  /** A number of a figure's problem with the range of its slider; null where it has none now. */
  field(id: string, path: string): NumericField | null {
    const { block, session } = this.#figure(id);
    const field = numericFields(session.state.problem).find((one) => one.path === path);
    if (field === undefined) return null;
    const track = block.tracks?.[path];
    return track === undefined ? field : { ...field, track };
  }

  changed(id: string): boolean {
    const { first, session } = this.#figure(id);
    return session.state !== first;
  }

  /** Back to how the chapter shows it first. */
  reset(id: string): void {
    const { first, session } = this.#figure(id);
    session.replace(first);
  }
}
