import { faultLine, InvalidProblem, type Fault } from "../problem/index.ts";

/** Thrown for a command line, file or link that cannot be used. Ends the program with status 2. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultLine).join("\n"));
    this.faults = faults;
  }
}

/** Gathers faults from several places, so that all of them can be named at once. */
export class FaultList {
  readonly #faults: Fault[] = [];

  add(path: string, value: unknown, message: string): void {
    this.#faults.push({ path, value, message });
  }

  addAll(faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  /** What `read` gives; when it throws for bad input, its faults are kept and the answer is undefined. */
  async gather<T>(read: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BadInput) && !(error instanceof InvalidProblem)) throw error;
      this.addAll(error.faults);
      return undefined;
    }
  }

  /** @throws BadInput when there is any fault. */
  throwIfAny(): void {
    if (this.#faults.length > 0) throw new BadInput(this.#faults);
  }
}
