import { answerMapTask, serveTasks } from "../../../sweep/index.ts";

/** A background thread that computes cells of a map. */
serveTasks(self, answerMapTask, (failure, { id }) => ({ id, failure }));
