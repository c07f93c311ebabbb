'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { Time } from '#components/ui/Time.tsx';
import { CommentEntry } from './CommentEntry.tsx';
import { CommentForm } from './CommentForm.tsx';
import { useCommentState, useComments } from './CommentsProvider.tsx';
import type { PlacedThread } from './placedThreads.ts';
import { Quote } from './Quote.tsx';
import { useFocusRequest } from './useFocusRequest.ts';

type Props = PlacedThread & { onShow(): void; onSettle(): void };

/** A thread: its passage, its comments, and what can be done with it. */
export function ThreadCard({ thread, isInDraft, onShow, onSettle }: Props) {
  const t = useTranslations('comments');
  const { acts } = useEditorPage();
  const { store } = useComments();
  const isChosen = useCommentState((state) => state.chosen === thread.id);
  const hasUnsent = useCommentState((state) => thread.id in state.unsent.texts);
  const [isAsked, setReplying] = useState(false);
  const isReplying = isAsked || hasUnsent;
  const card = useRef<HTMLElement>(null);
  const [first] = thread.comments;

  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  useFocusRequest(thread.id, () => card.current?.focus());

  const gone = isInDraft ? undefined : t(thread.place === 'picture' ? 'pictureGone' : 'textGone');
  const isAboutArticle = thread.place === 'article';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the passage's button does the same
    <article
      ref={card}
      tabIndex={-1}
      aria-label={t('thread', { name: first?.by ?? '' })}
      className={`comment-card ${isChosen ? 'comment-card-chosen' : ''}`}
      onClick={() => store.choose(thread.id)}
    >
      <Quote
        quote={thread.quote}
        label={isAboutArticle ? t('onArticle') : thread.place === 'picture' ? t('picture') : undefined}
        gone={isAboutArticle ? undefined : gone}
        onShow={isAboutArticle || !isInDraft ? undefined : onShow}
      />
      <ol className="flex flex-col gap-3">
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <CommentEntry comment={comment} isReadOnly={false} />
          </li>
        ))}
      </ol>
      {thread.resolved && (
        <p className="text-[0.8125rem] text-quiet">
          {t('resolvedBy', { name: thread.resolved.by })} <Time at={thread.resolved.at} look="short" />
        </p>
      )}
      {isReplying ? (
        <CommentForm
          act="comment.reply"
          id={thread.id}
          takesFocus={isAsked}
          label={t('replyText')}
          submit={t('reply')}
          send={(content) => acts.comments.reply({ threadId: thread.id, ...content })}
          onDone={() => {
            setReplying(false);
            card.current?.focus();
          }}
          onCancel={() => {
            setReplying(false);
            card.current?.focus();
          }}
        />
      ) : (
        <div className="flex gap-2">
          <Button small onClick={() => setReplying(true)}>
            {t('reply')}
          </Button>
          <Button small look="quiet" onClick={onSettle}>
            {t(thread.resolved ? 'reopen' : 'resolve')}
          </Button>
        </div>
      )}
    </article>
  );
}
