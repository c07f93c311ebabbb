import type { DeliveryKind } from '#db/schema/effects.ts';
import { beginTry, fail, succeed } from '#editorial/outbox/deliveryAttempts.ts';
import type { Task } from '#server/worker/jobHandler.ts';
import { tellCdn } from './cdnPurge.ts';
import { NotTaken } from './httpPost.ts';
import { tellEngine } from './indexNow.ts';
import { Hopeless, type Sender } from './sender.ts';
import { tellSubscriber } from './subscriberEmail.ts';
import { tellWebhook } from './webhook.ts';
import { tellHub } from './webSub.ts';

const senders: Record<DeliveryKind, Sender> = {
  webhook: tellWebhook,
  websub: tellHub,
  indexnow: tellEngine,
  subscriber: tellSubscriber,
  purge: tellCdn,
};

/**
 * Tries a delivery once and writes down what came of it. At least once: when the process is killed between the
 * receiver's answer and our note of it, it is sent again under the same id.
 * @param last there is no try after this one @throws when it should be tried again
 */
export async function tryDelivery(id: string, last: boolean, task: Task): Promise<void> {
  const trying = await beginTry(id);
  if (!trying) return;
  try {
    await succeed(id, await senders[trying.kind](trying, task));
  } catch (error) {
    const status = error instanceof NotTaken ? error.status : null;
    const hopeless = error instanceof Hopeless;
    await fail(id, { status, error: String((error as Error)?.message ?? error), last: last || hopeless });
    if (!hopeless) throw error;
  }
}
