import type { DeliveryAttempt } from '#editorial/outbox/deliveryAttempts.ts';
import type { Task } from '#server/worker/jobHandler.ts';

/** Makes a delivery. @returns the receiver's answer as a number, where it is one @throws what to try again for */
export type Sender = (trying: DeliveryAttempt, task: Task) => Promise<number | null>;

/** There is no use in trying again: its receiver is gone, or wants no more. */
export class PermanentFailure extends Error {}
