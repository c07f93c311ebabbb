import { z } from 'zod';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { checkConfirmation } from '#editorial/confirmation/checkConfirmation.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { assetId } from '#editorial/inputSchemas.ts';
import { authorizedTransaction } from '#editorial/people/reauthorization.ts';
import { lockAsset } from './assetState.ts';
import { changeRights, makesVisibleAgain, rightsEnd } from './pictureRights.ts';

export const renewRightsOrder = z.strictObject({ assetId, rightsUntil: rightsEnd, ...confirmable });
export type RenewRightsOrder = z.input<typeof renewRightsOrder>;

/**
 * Renews ended rights until a new end: every live release with the picture shows it again. @throws {Refusal}
 * `picture-missing`, `rights-last` if its rights have not ended, or the new end has passed
 */
export async function renewRights(actor: AnyActor, order: RenewRightsOrder): Promise<void> {
  allow(actor, 'asset.renew-rights');
  const { assetId: id, rightsUntil, confirmation } = renewRightsOrder.parse(order);
  await authorizedTransaction(actor, 'asset.renew-rights', async (tx) => {
    const { row, ...state } = await lockAsset(tx, id);
    const subject = { is: 'asset', id } as const;
    await checkConfirmation(tx, actor, { act: 'asset.renew-rights', subject, confirmation });
    if (!(await makesVisibleAgain(tx, state, rightsUntil)))
      throw new Refusal('rights-last', { name: row.fileName });
    const change = { before: { rightsUntil: row.rightsUntil }, after: { rightsUntil } };
    await changeRights(tx, actor, 'asset.renew-rights', { id, ...change });
  });
}
