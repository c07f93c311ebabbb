'use client';
import type { Editor } from '@tiptap/core';
import { useCallback, useRef } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { directionOf } from '#body/direction.ts';
import type { ReadServerTime } from '#components/editor/blocks/entryTimes.ts';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import { MAX_INSERT_BYTES } from '#contracts/collaboration.ts';
import { BodyField } from './BodyField.tsx';
import { LineField } from './LineField.tsx';

type Props = {
  draft: OpenDraft;
  language: string;
  user: { name: string };
  askTime: ReadServerTime;
  onBody(editor: Editor | null): void;
};

/** Headline, standfirst and body, typed in place in the paper's own type at the paper's own measure. */
export function DraftSheet({ draft, language, user, askTime, onBody }: Props) {
  const t = useTranslations('editor');
  const sheet = useRef<HTMLDivElement>(null);
  const body = useRef<Editor | null>(null);
  const takeBody = useCallback(
    (editor: Editor | null) => {
      body.current = editor;
      onBody(editor);
    },
    [onBody],
  );
  const tellTooLarge = () =>
    toast.error(t('insertTooLarge', { megabytes: MAX_INSERT_BYTES / 1024 / 1024 }), { duration: 20_000 });
  const toStandfirst = () => sheet.current?.querySelector<HTMLElement>('[data-field="standfirst"]')?.focus();
  // Not Tiptap's focus, which waits for a frame: the next key may come before that.
  const toBody = () => {
    body.current?.commands.setTextSelection(0);
    body.current?.view.focus();
  };
  return (
    <div ref={sheet} lang={language} dir={directionOf(language)} className="sheet">
      <LineField
        draft={draft}
        field="headline"
        label={t('headline')}
        placeholder={t('headline')}
        user={user}
        onEnter={toStandfirst}
        onTooLarge={tellTooLarge}
      />
      <LineField
        draft={draft}
        field="standfirst"
        label={t('standfirst')}
        placeholder={t('standfirst')}
        user={user}
        onEnter={toBody}
        onTooLarge={tellTooLarge}
      />
      <BodyField
        draft={draft}
        label={t('body')}
        placeholder={t('bodyHint')}
        user={user}
        askTime={askTime}
        onEditor={takeBody}
        onTooLarge={tellTooLarge}
      />
    </div>
  );
}
