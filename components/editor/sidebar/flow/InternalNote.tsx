'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import { Time } from '#components/ui/Time.tsx';
import { FlowNote } from './FlowNote.tsx';

const InternalNoteDialog = onDemand(() =>
  import('./InternalNoteDialog.tsx').then((file) => file.InternalNoteDialog),
);

/** The note about the article that only staff see. */
export function InternalNote() {
  const t = useTranslations('flow.internal');
  const flow = useTranslations('flow');
  const { note } = useEditorPage().articleFields.now.flow;
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-2">
      <h3 className="font-medium">{t('label')}</h3>
      {note ? (
        <>
          <FlowNote text={note.text} />
          <p className="text-[0.8125rem] text-quiet">
            {t.rich('by', { by: note.by ?? flow('system'), at: () => <Time at={note.at} look="short" /> })}
          </p>
        </>
      ) : (
        <p className="text-quiet">{t('hint')}</p>
      )}
      <Button small onClick={() => setOpen(true)}>
        {t(note ? 'edit' : 'add')}
      </Button>
      {isOpen && <InternalNoteDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
