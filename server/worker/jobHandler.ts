import type { Configuration } from '#server/configuration/configuration.ts';
import type { Logger } from '#server/logging/logging.ts';
export interface Task {
  configuration: Configuration;
  log: Logger;
}

/** Does one side effect. What it throws makes the worker try again later. */
export type Handler = (payload: Record<string, unknown>, task: Task) => Promise<void>;
