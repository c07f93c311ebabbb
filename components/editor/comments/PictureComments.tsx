'use client';
import { MessageSquarePlus, MessageSquareText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useCommentState, useComments } from './CommentsProvider.tsx';
import { aboutPicture } from './commentSubjects.ts';

/** Leads from a picture of the body to its first open thread, or starts one. */
export function PictureComments({ picture }: { picture: Parameters<typeof aboutPicture>[0] }) {
  const t = useTranslations('comments');
  const { store, open } = useComments();
  const about = aboutPicture(picture);
  const assetId = about.place === 'picture' ? about.assetId : undefined;
  const threadId = useCommentState(
    ({ threads }) =>
      threads?.find((each) => each.place === 'picture' && each.assetId === assetId && !each.resolved)?.id,
  );
  const Icon = threadId ? MessageSquareText : MessageSquarePlus;
  return (
    <button
      type="button"
      className={`comment-act ${threadId ? 'comment-act-open' : ''}`}
      onClick={() => {
        if (!threadId) store.beginThread(about);
        open({ ...(threadId && { threadId }), takesFocus: true });
      }}
    >
      <Icon aria-hidden size={15} />
      {t(threadId ? 'showThread' : 'onPicture')}
    </button>
  );
}
