'use client';
import type { Editor } from '@tiptap/core';
import { useCallback, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { directionOf } from '#body/direction';
import { BodyField } from './BodyField.tsx';
import type { Stamping } from './entryView.ts';
import { LineField } from './LineField.tsx';
import type { OpenDraft } from './openingDraft.ts';
import { useArrival } from './useArrival.ts';

type Props = { draft: OpenDraft; language: string; user: { name: string }; stamp: Stamping };

/** Headline, standfirst and body, typed in place in the paper's own type at the paper's own measure. */
export function Sheet({ draft, language, user, stamp }: Props) {
  const t = useTranslations('editor');
  const sheet = useRef<HTMLDivElement>(null);
  useArrival(sheet);
  const body = useRef<Editor | null>(null);
  const takeBody = useCallback((editor: Editor | null) => {
    body.current = editor;
  }, []);
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
      />
      <LineField
        draft={draft}
        field="standfirst"
        label={t('standfirst')}
        placeholder={t('standfirst')}
        user={user}
        onEnter={toBody}
      />
      <BodyField
        draft={draft}
        label={t('body')}
        placeholder={t('bodyHint')}
        user={user}
        stamp={stamp}
        onEditor={takeBody}
      />
    </div>
  );
}
