import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { userId } from './personFields.ts';
import { lockPerson } from './personLocks.ts';
import { notifySockets } from './sessions.ts';

export const limitToSuggestionsOrder = z.strictObject({
  userId,
  canOnlySuggest: z.boolean(),
  ...confirmable,
});

/**
 * Limits a person to suggestions, or lets them edit again. It takes effect with their next change; their open sockets are
 * rechecked at once.
 */
export async function limitToSuggestions(
  actor: AnyActor,
  order: z.output<typeof limitToSuggestionsOrder>,
): Promise<void> {
  allow(actor, 'user.limit');
  const { canOnlySuggest } = order;
  await inTransaction(async (tx) => {
    const { person } = await lockPerson(tx, actor, 'user.limit', order);
    if (person.canOnlySuggest === canOnlySuggest) return;
    await tx.update(user).set({ canOnlySuggest }).where(eq(user.id, person.id));
    const event = canOnlySuggest ? 'user.limited' : 'user.unlimited';
    await record(tx, actor, event, { is: 'user', id: person.id });
    await notifySockets(tx, person.id);
  });
}
