'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import { MAX_SUGGESTION_REPLY_CHARACTERS } from '#contracts/textLimits.ts';
import type { ListedSuggestion } from '#editorial/suggestions/listingSuggestions.ts';
import { goToSuggestion } from './goToSuggestion.ts';
import { useSuggestionWords } from './useSuggestionWords.ts';

type Props = {
  suggestion: ListedSuggestion;
  isPending: boolean;
  /** absent for a closed suggestion */
  onClose?: (outcome: 'accept' | 'reject') => void;
  onReplied(): void;
};

/** One suggestion in words, with what can be done about it. */
export function SuggestionCard({ suggestion, isPending, onClose, onReplied }: Props) {
  const t = useTranslations('editor.suggesting');
  const { may, articleFields } = useEditorPage();
  const wordsOf = useSuggestionWords();
  const { language } = articleFields.now.article;
  const { id, author, isOwn, at, parts, state, resolved, replies } = suggestion;
  const name = isOwn ? t('you') : (author?.name ?? t('house'));
  const title = useId();
  return (
    <li
      aria-labelledby={title}
      data-card={id}
      className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-3 text-sm"
    >
      <p id={title} className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{name}</span>
        <span className="text-[0.8125rem] text-quiet">
          <Time at={at} look="short" />
        </span>
      </p>
      <ul className="flex flex-col gap-1 [overflow-wrap:anywhere]">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own
          <li key={index} lang={language}>
            {wordsOf(part)}
          </li>
        ))}
      </ul>
      {state !== 'open' && (
        <p className="text-quiet">
          {t(`states.${state}`, { name: resolved?.by ?? t('house') })}
          {resolved && (
            <>
              {' '}
              <Time at={resolved.at} look="short" />
            </>
          )}
        </p>
      )}
      {replies.length > 0 && (
        <ul className="flex flex-col gap-1 border-l-2 border-line pl-2">
          {replies.map((reply) => (
            <li key={reply.id}>
              <span className="font-medium">{reply.author.name}</span>{' '}
              <span className="whitespace-pre-wrap">{reply.text}</span>
            </li>
          ))}
        </ul>
      )}
      {onClose && (
        <div className="flex flex-wrap gap-2">
          {may.edit && (
            <Button small disabled={isPending} onClick={() => onClose('accept')}>
              {t('accept')}
            </Button>
          )}
          {(may.edit || isOwn) && (
            <Button small disabled={isPending} onClick={() => onClose('reject')}>
              {t(isOwn && !may.edit ? 'withdraw' : 'reject')}
            </Button>
          )}
          <Button small look="quiet" onClick={() => goToSuggestion(id)}>
            {t('show')}
          </Button>
        </div>
      )}
      {onClose && <ReplyForm suggestionId={id} onReplied={onReplied} />}
    </li>
  );
}

/** A reply that could not be sent stays in its field. */
function ReplyForm({ suggestionId, onReplied }: { suggestionId: string; onReplied(): void }) {
  const t = useTranslations('editor.suggesting');
  const { acts } = useEditorPage();
  const { run, isPending, notices } = useAction();
  const [text, setText] = useState('');
  async function send() {
    const answer = await run(acts.replyToSuggestion({ suggestionId, text }));
    if (!answer.ok) return;
    setText('');
    onReplied();
  }
  return (
    <div className="flex flex-col gap-2">
      <textarea
        className="min-h-10 rounded-md border border-edge bg-sheet px-2 py-1.5"
        rows={1}
        dir="auto"
        aria-label={t('reply')}
        placeholder={t('reply')}
        maxLength={MAX_SUGGESTION_REPLY_CHARACTERS}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim()) void send();
        }}
      />
      {text.trim() !== '' && (
        <div>
          <Button small disabled={isPending} onClick={send}>
            {t('sendReply')}
          </Button>
        </div>
      )}
      {notices}
    </div>
  );
}
