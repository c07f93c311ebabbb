import type { DeliveryKind } from '#db/schema/effects.ts';
import { beginAttempt, recordFailure, recordSuccess } from '#editorial/outbox/deliveryAttempts.ts';
import type { Task } from '#server/worker/jobHandler.ts';
import { purgeCdn } from './cdnPurge.ts';
import { NotAccepted } from './httpPost.ts';
import { notifyIndexNow } from './indexNow.ts';
import { PermanentFailure, type Sender } from './sender.ts';
import { emailSubscriber } from './subscriberEmail.ts';
import { postWebhook } from './webhook.ts';
import { notifyWebSubHub } from './webSub.ts';

const senders: Record<DeliveryKind, Sender> = {
  webhook: postWebhook,
  websub: notifyWebSubHub,
  indexnow: notifyIndexNow,
  subscriber: emailSubscriber,
  purge: purgeCdn,
};

/**
 * Attempts a delivery once and records the result. At-least-once: when the process is killed between the receiver's
 * answer and the record, it is sent again with the same id. @param last no attempt follows this one @throws when it
 * should be retried
 */
export async function tryDelivery(id: string, last: boolean, task: Task): Promise<void> {
  const trying = await beginAttempt(id);
  if (!trying) return;
  try {
    await recordSuccess(id, await senders[trying.kind](trying, task));
  } catch (error) {
    const status = error instanceof NotAccepted ? error.status : null;
    const hopeless = error instanceof PermanentFailure;
    await recordFailure(id, {
      status,
      error: String((error as Error)?.message ?? error),
      last: last || hopeless,
    });
    if (!hopeless) throw error;
  }
}
