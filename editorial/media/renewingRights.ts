import { z } from 'zod';
import { inTransaction } from '#db/pools.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { reauthorize } from '../people/reauthorization.ts';
import { lockAsset } from './assetState.ts';
import { changeRights, makesVisibleAgain, rightsEnd } from './pictureRights.ts';

export const renewRightsOrder = z.strictObject({
  assetId,
  rightsUntil: rightsEnd,
  ...confirmable,
});
export type RenewRightsOrder = z.input<typeof renewRightsOrder>;

/**
 * Lets readers see again a picture whose rights were over, until they end anew: every release that shows it has it back.
 * @throws {Refusal} `picture-missing`, `rights-last` when its rights are not over, or would be over still
 */
export async function renewRights(actor: AnyActor, order: RenewRightsOrder): Promise<void> {
  allow(actor, 'asset.renew-rights');
  const { assetId: id, rightsUntil, confirmation } = renewRightsOrder.parse(order);
  await inTransaction(async (tx) => {
    await reauthorize(tx, actor, 'asset.renew-rights');
    const { row, ...state } = await lockAsset(tx, id);
    const subject = { is: 'asset', id } as const;
    await checkConfirmation(tx, actor, { act: 'asset.renew-rights', subject, confirmation });
    if (!(await makesVisibleAgain(tx, state, rightsUntil)))
      throw new Refusal('rights-last', { name: row.fileName });
    const change = { before: { rightsUntil: row.rightsUntil }, after: { rightsUntil } };
    await changeRights(tx, actor, 'asset.renew-rights', { id, ...change });
  });
}
