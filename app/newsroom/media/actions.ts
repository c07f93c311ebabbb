'use server';
import { revalidatePath } from 'next/cache';
import { action, confirmedAction, parsed } from '#app/_staff/action.ts';
import { show } from '#components/staff/media/showUpload.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { listAssets } from '#editorial/media/assetList.ts';
import { describeAsset, describeAssetOrder } from '#editorial/media/describingAssets.ts';
import { focusAsset, focusAssetOrder } from '#editorial/media/focalPoint.ts';
import { type RenewRightsOrder, renewRights } from '#editorial/media/renewingRights.ts';

const readAgain = () => revalidatePath('/newsroom/media');

export const listPictures = action(async (actor: Actor, order: { q?: string; before?: number | null }) => {
  const { items, before } = await listAssets(actor, {
    q: order?.q ?? '',
    before: order?.before ?? undefined,
  });
  return { items: items.map(show), before };
});

export const describePicture = action(
  parsed(describeAssetOrder, (actor, order) => describeAsset(actor, order).then(readAgain)),
);
export const renewPictureRights = confirmedAction((actor: Actor, order: RenewRightsOrder) =>
  renewRights(actor, order).then(readAgain),
);
export const focusPicture = action(
  parsed(focusAssetOrder, (actor, order) => focusAsset(actor, order).then(readAgain)),
);
