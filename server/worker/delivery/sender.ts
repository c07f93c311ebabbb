import type { DeliveryAttempt } from '#editorial/outbox/deliveryAttempts.ts';
import type { Task } from '#server/worker/jobHandler.ts';

/**
 * Makes one delivery attempt. @returns the receiver's HTTP status, if there is one @throws when the attempt failed and
 * should be repeated
 */
export type Sender = (trying: DeliveryAttempt, task: Task) => Promise<number | null>;

/** A retry is useless: the receiver does not exist, or unsubscribed. */
export class PermanentFailure extends Error {}
