import type { Configuration } from '#server/configuration/configuration.ts';
import type { Logger } from '#server/logging/logging.ts';
export interface Task {
  configuration: Configuration;
  log: Logger;
}

/** Performs one side effect. When it throws, the worker retries later. */
export type Handler = (payload: Record<string, unknown>, task: Task) => Promise<void>;
