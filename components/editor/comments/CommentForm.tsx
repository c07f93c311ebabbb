'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ActForm } from '#components/ui/ActForm.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import { newUuid } from '#contracts/uuid.ts';
import { useCommentState, useComments } from './CommentsProvider.tsx';
import { MentionField } from './MentionField.tsx';
import type { UnsentComment } from './unsentComments.ts';
import { useFocusRequest } from './useFocusRequest.ts';

/** What is sent: the text, and the ids of the colleagues whose `@` names are in it. */
export type CommentContent = { commentId: string; text: string; mentions: number[] };

type Props = {
  act: 'comment.start' | 'comment.reply' | 'comment.edit';
  /** the id of the thread, or of the edited comment; what is typed is kept on this device under it */
  id: string;
  label: string;
  /** false when the form is shown again with text that was not sent, without the user opening it */
  takesFocus?: boolean;
  submit: string;
  /** the comment that is edited */
  before?: Pick<UnsentComment, 'text' | 'mentions'>;
  send(content: CommentContent): Promise<ActAnswer<void>>;
  /** runs after the comment was sent, and what was typed forgotten */
  onDone(): void;
  onCancel(): void;
};

/** Writes a comment, a reply or the new text of a comment. */
export function CommentForm({
  act,
  id,
  takesFocus = false,
  label,
  submit,
  before,
  send,
  onDone,
  onCancel,
}: Props) {
  const t = useTranslations('comments');
  const { store, reread } = useComments();
  const kept = useCommentState((state) => state.unsent.texts[id]);
  const first = useRef<UnsentComment>(undefined);
  first.current ??= { commentId: newUuid(), text: before?.text ?? '', mentions: before?.mentions ?? [] };
  const { commentId, text, mentions } = kept ?? first.current;
  const form = useRef<HTMLFormElement>(null);

  const focusField = () => form.current?.querySelector('textarea')?.focus();
  useFocusRequest(act === 'comment.start' ? id : null, focusField);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form appears
  useEffect(() => {
    if (takesFocus) focusField();
  }, []);

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.shiftKey)
      form.current?.requestSubmit();
    else if (event.key === 'Escape' && text.trim() === (before?.text ?? '')) cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function cancel() {
    store.dropText(id);
    onCancel();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside
    <div onKeyDown={onKeyDown}>
      <ActForm
        act={act}
        subject={id}
        ref={form}
        className="gap-2!"
        submit={submit}
        blocked={text.trim() === ''}
        cancel={{ onClick: cancel }}
        isSaidByField={({ fields }) => fields?.includes('text') ?? false}
        send={() =>
          send({
            commentId,
            text,
            mentions: mentions.filter(({ name }) => text.includes(`@${name}`)).map((person) => person.id),
          })
        }
        onDone={() => {
          store.dropText(id);
          onDone();
          void reread();
        }}
      >
        {({ isWrong }) => (
          <MentionField
            label={label}
            text={text}
            mentions={mentions}
            error={isWrong('text') ? t('textWrong') : undefined}
            onChange={(next) => store.keepText(id, { commentId, ...next })}
          />
        )}
      </ActForm>
    </div>
  );
}
