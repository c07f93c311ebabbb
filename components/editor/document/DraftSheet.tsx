'use client';
import type { Editor } from '@tiptap/core';
import { type RefObject, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { directionOf } from '#body/direction.ts';
import type { OpenDraft } from '#components/editor/collaboration/openDraftTypes.ts';
import { useOpenDraftState } from '#components/editor/collaboration/useDraft.ts';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { toast } from '#components/ui/toast.ts';
import { MAX_INSERT_BYTES } from '#contracts/collaboration.ts';
import { BodyField } from './BodyField.tsx';
import { LineField } from './LineField.tsx';
import { READ_ONLY_NOTICE } from './useDraftEditor.ts';

type Props = {
  draft: OpenDraft;
  user: { name: string };
  /** receives the editor of the body */
  bodyRef: RefObject<Editor | null>;
};

/** Headline, standfirst and body, edited in place in the paper's fonts and measure. */
export function DraftSheet({ draft, user, bodyRef }: Props) {
  const t = useTranslations('editor');
  const { language } = useEditorPage().articleFields.now.article;
  const locale = useLocale();
  const isReadOnly = useOpenDraftState(draft, (state) => state.isReadOnly);
  const sheet = useRef<HTMLDivElement>(null);
  const onTooLarge = () =>
    toast.error(t('insertTooLarge', { megabytes: MAX_INSERT_BYTES / 1024 / 1024 }), { duration: 20_000 });
  const shared = { draft, user, onTooLarge };
  const focusStandfirst = () =>
    sheet.current?.querySelector<HTMLElement>('[data-field="standfirst"]')?.focus();
  // Tiptap's focus command is delayed by a frame; the next keystroke may arrive earlier.
  const focusBody = () => {
    bodyRef.current?.commands.setTextSelection(0);
    bodyRef.current?.view.focus();
  };
  return (
    <div
      ref={sheet}
      lang={language}
      dir={directionOf(language)}
      className={`sheet ${isReadOnly ? 'sheet-blocked' : ''}`}
    >
      {isReadOnly && (
        <p id={READ_ONLY_NOTICE} lang={locale} dir="ltr" className="sheet-read-only">
          {t('readOnly')}
        </p>
      )}
      <LineField field="headline" {...shared} onEnter={focusStandfirst} />
      <LineField field="standfirst" {...shared} onEnter={focusBody} />
      <BodyField {...shared} bodyRef={bodyRef} />
    </div>
  );
}
