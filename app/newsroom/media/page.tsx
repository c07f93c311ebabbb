import { requireActor } from '#app/_auth/currentActor.ts';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { MediaScreen } from '#components/staff/media/MediaScreen.tsx';
import { show } from '#components/staff/media/showUpload.ts';
import { listAssets, listAssetsOrder } from '#editorial/media/assetList.ts';
import { describePicture, focusPicture, renewPictureRights } from './actions.ts';

export const generateMetadata = titled('media', (t) => t('title'));

export default async function MediaPage({ searchParams }: SearchProps) {
  const actor = await requireActor('/newsroom/media');
  const order = listAssetsOrder.parse(await searchParams);
  const [{ items, before }, t] = await Promise.all([listAssets(actor, order), wordsOf('media')]);
  return (
    <NewsroomPage title={t('title')}>
      <MediaScreen
        assets={items.map(show)}
        q={order.q}
        before={before}
        onDescribe={describePicture}
        onFocus={focusPicture}
        onRenew={renewPictureRights}
      />
    </NewsroomPage>
  );
}
