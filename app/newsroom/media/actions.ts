'use server';
import { revalidatePath } from 'next/cache';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { show } from '#components/newsroom/media/show';
import { describeAsset, describeAssetOrder } from '#editorial/media/describing';
import { focusAsset, focusAssetOrder } from '#editorial/media/focusing';
import { listAssets } from '#editorial/media/listing';

export async function listPictures(order: { q?: string; before?: number | null }) {
  const actor = await requireActor();
  return answer(async () => {
    const { items, before } = await listAssets(actor, {
      q: order?.q ?? '',
      before: order?.before ?? undefined,
    });
    return { items: items.map(show), before };
  });
}

export async function describePicture(order: unknown) {
  const actor = await requireActor();
  return answer(async () => {
    await describeAsset(actor, describeAssetOrder.parse(order));
    revalidatePath('/newsroom/media');
  });
}

export async function focusPicture(order: unknown) {
  const actor = await requireActor();
  return answer(async () => {
    await focusAsset(actor, focusAssetOrder.parse(order));
    revalidatePath('/newsroom/media');
  });
}
