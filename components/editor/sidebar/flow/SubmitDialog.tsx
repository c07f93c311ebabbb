'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { NoteField } from './NoteField.tsx';

export type StepDialogProps = {
  /** the article, and the last step that the page shows */
  subject: { articleId: number; seen: number | null };
  onClose(): void;
  onDone(): void;
};

/** Submits the article for review, with a note. The button in the bar submits it without one. */
export function SubmitDialog({ subject, onClose, onDone }: StepDialogProps) {
  const t = useTranslations('flow');
  const { acts } = useEditorPage();
  const [note, setNote] = useState('');
  return (
    <FormDialog
      act="article.file"
      subject={`article:${subject.articleId}`}
      onClose={onClose}
      title={t('submitTitle')}
      description={t('submitText')}
      submit={t('submitNow')}
      isSaidByField={({ fields }) => fields?.includes('note') ?? false}
      send={() => acts.file({ ...subject, filed: true, note })}
      onDone={onDone}
    >
      {({ isWrong }) => (
        <NoteField label={t('noteOptional')} value={note} onText={setNote} isWrong={isWrong('note')} />
      )}
    </FormDialog>
  );
}
