import type { DeliveryAttempt } from '#editorial/outbox/deliveryAttempts.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import type { Logger } from '#server/logging/logging.ts';

/** What every job needs besides its payload. */
export type Task = { configuration: Configuration; log: Logger };

/** Performs one side effect. When it throws, the worker retries later. */
export type Handler = (payload: Record<string, unknown>, task: Task) => Promise<void>;

/**
 * Makes one delivery attempt. @returns the receiver's HTTP status, if there is one @throws when the attempt failed and
 * should be repeated
 */
export type Sender = (attempt: DeliveryAttempt, task: Task) => Promise<number | null>;

/** A retry is useless: the receiver does not exist, or unsubscribed. */
export class PermanentFailure extends Error {}
