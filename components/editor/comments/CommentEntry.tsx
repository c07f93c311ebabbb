'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { Time } from '#components/ui/Time.tsx';
import type { ThreadComment } from '#editorial/comments/threadList.ts';
import { CommentForm } from './CommentForm.tsx';
import { useCommentState, useComments } from './CommentsProvider.tsx';
import { CommentText } from './CommentText.tsx';
import { focusComments } from './commentFocus.ts';

/** One comment, which its author can edit and delete. */
export function CommentEntry({ comment, isReadOnly }: { comment: ThreadComment; isReadOnly: boolean }) {
  const t = useTranslations('comments');
  const { acts } = useEditorPage();
  const { reread } = useComments();
  const hasUnsent = useCommentState((state) => comment.id in state.unsent.texts);
  const [isAsked, setEditing] = useState(false);
  const isEditing = (isAsked || hasUnsent) && comment.isOwn && !comment.isDeleted;
  const { id, text, by, at, editedAt, isDeleted, isOwn, mentions } = comment;
  if (isDeleted) return <p className="text-sm text-quiet italic">{t('deleted')}</p>;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 text-[0.8125rem]">
        <b className="font-medium">{by}</b>
        <span className="text-quiet">
          <Time at={at} look="short" />
          {editedAt && ` · ${t('edited')}`}
        </span>
      </p>
      {isEditing ? (
        <CommentForm
          act="comment.edit"
          id={id}
          takesFocus={isAsked}
          label={t('text')}
          submit={t('save')}
          before={{ text, mentions }}
          send={({ text: next, mentions: chosen }) =>
            acts.comments.edit({ commentId: id, text: next, mentions: chosen })
          }
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <CommentText text={text} mentions={mentions} />
      )}
      {isOwn && !isEditing && !isReadOnly && (
        <div className="-ml-2.5 flex gap-1">
          <button type="button" className="comment-act" onClick={() => setEditing(true)}>
            {t('edit')}
          </button>
          <FormDialog
            act="comment.delete"
            subject={id}
            isAlert
            button={{ small: true, look: 'quiet', className: 'comment-act!', children: t('delete') }}
            title={t('deleteTitle')}
            description={t('deleteText')}
            submit={t('deleteNow')}
            look="danger"
            send={() => acts.comments.delete({ commentId: id })}
            onDone={() => {
              focusComments();
              void reread();
            }}
          />
        </div>
      )}
    </>
  );
}
