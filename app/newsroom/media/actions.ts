'use server';
import { revalidatePath } from 'next/cache';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import { show } from '#components/staff/media/showUpload.ts';
import { listAssets } from '#editorial/media/assetList.ts';
import { describeAsset, describeAssetOrder } from '#editorial/media/describingAssets.ts';
import { focusAsset, focusAssetOrder } from '#editorial/media/focalPoint.ts';
import { type RenewRightsOrder, renewRights } from '#editorial/media/renewingRights.ts';

export async function listPictures(order: { q?: string; before?: number | null }) {
  return runActionAs(async (actor) => {
    const { items, before } = await listAssets(actor, {
      q: order?.q ?? '',
      before: order?.before ?? undefined,
    });
    return { items: items.map(show), before };
  });
}

export async function describePicture(order: unknown) {
  return runActionAs(async (actor) => {
    await describeAsset(actor, describeAssetOrder.parse(order));
    revalidatePath('/newsroom/media');
  });
}

export async function renewPictureRights(order: RenewRightsOrder) {
  return runActionAs(async (actor) => {
    await renewRights(actor, confirmed(order));
    revalidatePath('/newsroom/media');
  });
}

export async function focusPicture(order: unknown) {
  return runActionAs(async (actor) => {
    await focusAsset(actor, focusAssetOrder.parse(order));
    revalidatePath('/newsroom/media');
  });
}
