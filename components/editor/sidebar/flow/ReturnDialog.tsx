'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import { NoteField } from './NoteField.tsx';
import type { StepDialogProps } from './SubmitDialog.tsx';

/** Asks what should be changed, and returns the article to the writer. */
export function ReturnDialog({ subject, onClose, onDone }: StepDialogProps) {
  const t = useTranslations('flow');
  const { acts } = useEditorPage();
  const [note, setNote] = useState('');
  return (
    <FormDialog
      act="article.return"
      subject={`article:${subject.articleId}`}
      onClose={onClose}
      title={t('returnTitle')}
      description={t('returnText')}
      submit={t('returnNow')}
      isSaidByField={({ fields }) => fields?.includes('note') ?? false}
      send={() => acts.flow.returnToWriter({ ...subject, note })}
      onDone={onDone}
    >
      {({ isWrong }) => (
        <NoteField
          label={t('returnNote')}
          required
          value={note}
          onText={setNote}
          isWrong={isWrong('note')}
          error={note.trim() === '' ? t('returnNoteMissing') : undefined}
        />
      )}
    </FormDialog>
  );
}
