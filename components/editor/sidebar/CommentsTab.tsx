'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { fields } from '#body/draftDocument.ts';
import { isWide, useCommentState, useComments } from '#components/editor/comments/CommentsProvider.tsx';
import { COMMENTS_ID, focusComments } from '#components/editor/comments/commentFocus.ts';
import { NewThreadForm } from '#components/editor/comments/NewThreadForm.tsx';
import { placedThreads } from '#components/editor/comments/placedThreads.ts';
import { ThreadCard } from '#components/editor/comments/ThreadCard.tsx';
import { goToPlace } from '#components/editor/document/goToPlace.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { Segments } from '#components/ui/Segments.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import type { ListedThread } from '#editorial/comments/threadList.ts';

/** The threads of comments on the article, in the order of its text. */
export function CommentsTab() {
  const t = useTranslations('comments');
  const { acts, sidebar } = useEditorPage();
  const { store, reread } = useComments();
  const threads = useCommentState((state) => state.threads);
  const isOutdated = useCommentState((state) => state.isOutdated);
  const isWriting = useCommentState((state) => state.unsent.newThread !== null);
  useCommentState((state) => state.revision);
  const [shown, setShown] = useState<'open' | 'resolved'>('open');
  const { run, notices } = useAction();

  // A notice may lead to a resolved thread.
  const requested = threads?.find(({ id }) => id === store.focusRequest);
  const wanted = requested && (requested.resolved ? 'resolved' : 'open');
  if (wanted && wanted !== shown) setShown(wanted);

  const contents = fields.map((field) => store.fields.get(field)?.contents);
  const open = threads?.filter(({ resolved }) => !resolved) ?? [];
  const resolved = threads?.filter((thread) => thread.resolved) ?? [];
  const listed = placedThreads(shown === 'open' ? open : resolved, contents);
  const selectedIn = fields.find((field) => store.fields.get(field)?.contents.selected);
  const selected = selectedIn && store.fields.get(selectedIn)?.contents.selected;

  async function settle({ id, resolved: isResolved }: ListedThread) {
    const act = isResolved ? acts.comments.reopen : acts.comments.resolve;
    const answer = await run(act({ threadId: id }), () => t(isResolved ? 'reopened' : 'resolvedNow'));
    if (!answer.ok) return;
    focusComments();
    await reread();
  }

  function show({ id, place, assetId }: ListedThread) {
    store.choose(id);
    if (!isWide()) sidebar.toggle();
    if (place === 'picture') return goToPlace({ field: 'figure', of: String(assetId) });
    // On a phone the sidebar must be gone before the text can take the focus.
    return requestAnimationFrame(() => {
      for (const field of fields) store.fields.get(field)?.reveal(id);
    });
  }

  return (
    <div id={COMMENTS_ID} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {!isWriting && (
        <div className="flex flex-col items-start gap-2">
          {selectedIn && (
            <Button small onClick={() => store.fields.get(selectedIn)?.begin()}>
              {t('onSelection', { words: selected?.slice(0, 24) ?? '' })}
            </Button>
          )}
          <Button small onClick={() => store.beginThread({ place: 'article' })}>
            {t('addToArticle')}
          </Button>
        </div>
      )}
      <NewThreadForm />
      {notices}
      {isOutdated && (
        <p role="status" className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
          {t('outdated')}
        </p>
      )}
      {threads && (
        <Segments
          label={t('shown')}
          options={[
            { value: 'open', label: t('open', { count: open.length }) },
            { value: 'resolved', label: t('resolved', { count: resolved.length }) },
          ]}
          value={shown}
          onChange={setShown}
        />
      )}
      {!threads && !isOutdated && <Skeleton rows={3} />}
      {threads && listed.length === 0 && (
        <p className="text-sm text-quiet">{t(shown === 'open' ? 'none' : 'noneResolved')}</p>
      )}
      {listed.length > 0 && (
        <ul aria-label={t('title')} className="flex flex-col gap-3">
          {listed.map(({ thread, isInDraft }) => (
            <li key={thread.id}>
              <ThreadCard
                thread={thread}
                isInDraft={isInDraft}
                onShow={() => show(thread)}
                onSettle={() => void settle(thread)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
