import type { Configuration } from '../configuration.ts';
import type { Logger } from '../logging.ts';
import { sendMail } from './mail.ts';

export interface Task {
  configuration: Configuration;
  log: Logger;
}

/** Does one side effect. What it throws makes the worker try again later. */
export type Handler = (payload: Record<string, unknown>, task: Task) => Promise<void>;

/** Each kind of row in the outbox, and who sees to it. */
export const handlers: Record<string, Handler> = {
  mail: sendMail,
};
