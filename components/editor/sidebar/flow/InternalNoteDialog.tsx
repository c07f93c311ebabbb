'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { NoteField } from './NoteField.tsx';

/**
 * Changes the internal note. If a colleague has changed it meanwhile, saving is refused once and shows the colleague's
 * note; the next order replaces that one.
 */
export function InternalNoteDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations('flow.internal');
  const { messageOf } = useRefusal();
  const { articleFields, acts } = useEditorPage();
  const { article, flow } = articleFields.now;
  const stored = flow.note?.text ?? '';
  const [text, setText] = useState(stored);
  /** the stored note that the user has seen */
  const [seen, setSeen] = useState(stored);
  const [isRefused, setRefused] = useState(false);
  if (isRefused && seen !== stored) setSeen(stored);

  return (
    <FormDialog
      act="article.annotate"
      subject={`article:${article.id}`}
      onClose={onClose}
      title={t('label')}
      description={t('hint')}
      submit={t('save')}
      refusal={(refused) =>
        refused.refused === 'changed-meanwhile' ? t('changed', { theirs: stored }) : messageOf(refused)
      }
      isSaidByField={({ fields }) => fields?.includes('text') ?? false}
      send={async () => {
        setRefused(false);
        const answer = await acts.flow.writeNote({ articleId: article.id, text, was: seen });
        await articleFields.reread();
        if (!answer.ok && answer.refused === 'changed-meanwhile') setRefused(true);
        return answer;
      }}
    >
      {({ isWrong }) => (
        <NoteField label={t('field')} value={text} onText={setText} isWrong={isWrong('text')} />
      )}
    </FormDialog>
  );
}
