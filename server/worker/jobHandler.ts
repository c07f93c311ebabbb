import type { DeliveryAttempt } from '#editorial/outbox/deliveryAttempts.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import type { Logger } from '#server/logging/logging.ts';

/** The data that every job needs besides its payload. */
export type Task = { configuration: Configuration; log: Logger };

/** Performs one side effect. When it throws, the worker retries later. */
export type Handler = (payload: Record<string, unknown>, task: Task) => Promise<void>;

/**
 * Makes one delivery attempt. @returns the receiver's HTTP status, if there is one @throws when the attempt failed and
 * should be repeated
 */
export type Sender = (attempt: DeliveryAttempt, task: Task) => Promise<number | null>;

/** Thrown if a retry is useless, because the receiver does not exist or has unsubscribed. */
export class PermanentFailure extends Error {}
