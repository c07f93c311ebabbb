'use client';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { entryTime } from '#body/entryIdentity.ts';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import type { EditorDialogProps } from './blockControls.ts';
import { findEntry, removeEntry, setEntryTime } from './entryView.ts';

/** Asks for the time that an entry bears, by the paper's clock. */
export function EntryTimeDialog({ editor, about: name, times, onClose }: EditorDialogProps) {
  const t = useTranslations('editor.entry');
  const ui = useTranslations('ui');
  const before = findEntry(editor, name)?.node.attrs.at;
  const [at, setAt] = useState<Date | null>(() => (before ? new Date(String(before)) : null));

  function apply() {
    if (!at) return;
    times.settle(name);
    setEntryTime(editor, name, entryTime(at));
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('timeTitle')}
      description={t('timeText')}
    >
      <div className="flex w-[26rem] max-w-full flex-col gap-4">
        <DateTimeField label={t('time')} value={at} onChange={setAt} />
        {at && at.getTime() > Date.now() && (
          <p role="status" className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
            {t('timeToCome')}
          </p>
        )}
        <div className="flex justify-end gap-3">
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look="press" disabled={!at} onClick={apply}>
            {t('timeApply')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Asks before an entry goes; until the story is released, readers still have it. */
export function EntryRemovalDialog({ editor, about: name, onClose }: EditorDialogProps) {
  const t = useTranslations('editor.entry');
  const ui = useTranslations('ui');
  const node = findEntry(editor, name)?.node;
  const text = node?.textBetween(0, node.content.size, ' ', ' ') ?? '';

  function remove() {
    // The dialog holds the focus while it is there, and undo is a key of the editor's.
    flushSync(onClose);
    removeEntry(editor, name);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('removeTitle')}
      description={t('removeText')}
    >
      <div className="flex w-[26rem] max-w-full flex-col gap-4">
        {text.trim() && (
          <blockquote className="line-clamp-4 border-l-4 border-line px-3 text-sm">{text}</blockquote>
        )}
        <div className="flex justify-end gap-3">
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button look="danger" onClick={remove}>
            {t('removeConfirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
