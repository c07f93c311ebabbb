import { beginAttempt, recordFailure, recordSuccess } from '#editorial/outbox/deliveryAttempts.ts';
import { PermanentFailure, type Task } from '../jobHandler.ts';
import { NotAccepted } from './httpPost.ts';
import { senders } from './senders.ts';

/**
 * Attempts a delivery once and records the result. Delivers at least once: if the process is killed between the
 * receiver's answer and the record, it is sent again with the same id. @param isLast no attempt follows this one
 * @throws if it should be retried
 */
export async function tryDelivery(id: string, isLast: boolean, task: Task): Promise<void> {
  const attempt = await beginAttempt(id);
  if (!attempt) return;
  try {
    await recordSuccess(id, await senders[attempt.kind](attempt, task));
  } catch (error) {
    const status = error instanceof NotAccepted ? error.status : null;
    const isPermanent = error instanceof PermanentFailure;
    const message = String((error as Error)?.message ?? error);
    await recordFailure(id, { status, error: message, last: isLast || isPermanent });
    if (!isPermanent) throw error;
  }
}
