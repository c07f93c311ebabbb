'use client';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { entryTime } from '#body/entryIdentity.ts';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import { Button, type ButtonProps } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import type { EditorDialogProps } from './blockControls.ts';
import { findEntry, removeEntry, setEntryTime } from './entryCommands.ts';

/** Changes the time of an entry, in the paper's time zone. */
export function EntryTimeDialog({ editor, about: name, times, onClose }: EditorDialogProps) {
  const t = useTranslations('editor.entry');
  const before = findEntry(editor, name)?.node.attrs.at;
  const [at, setAt] = useState<Date | null>(() => (before ? new Date(String(before)) : null));

  function apply() {
    if (!at) return;
    times.settle(name);
    setEntryTime(editor, name, entryTime(at));
    onClose();
  }

  return (
    <EntryDialog
      title={t('timeTitle')}
      description={t('timeText')}
      submit={{ look: 'press', disabled: !at, onClick: apply, children: t('timeApply') }}
      onClose={onClose}
    >
      <DateTimeField label={t('time')} value={at} onChange={setAt} />
      {at && at.getTime() > Date.now() && (
        <p role="status" className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
          {t('timeToCome')}
        </p>
      )}
    </EntryDialog>
  );
}

/** Asks before an entry is removed. Readers see the entry until the story is released again. */
export function EntryRemovalDialog({ editor, about: name, onClose }: EditorDialogProps) {
  const t = useTranslations('editor.entry');
  const node = findEntry(editor, name)?.node;
  const text = node?.textBetween(0, node.content.size, ' ', ' ') ?? '';

  function remove() {
    // Closes the dialog synchronously: while it has the focus, the undo key does not reach the editor.
    flushSync(onClose);
    removeEntry(editor, name);
  }

  return (
    <EntryDialog
      title={t('removeTitle')}
      description={t('removeText')}
      isAlert
      submit={{ look: 'danger', onClick: remove, children: t('removeConfirm') }}
      onClose={onClose}
    >
      {text.trim() && (
        <blockquote className="line-clamp-4 border-l-4 border-line px-3 text-sm">{text}</blockquote>
      )}
    </EntryDialog>
  );
}

type EntryDialogProps = {
  title: string;
  description: string;
  isAlert?: boolean;
  submit: ButtonProps;
  onClose(): void;
  children: ReactNode;
};

function EntryDialog({ isAlert = false, submit, onClose, children, ...words }: EntryDialogProps) {
  const ui = useTranslations('ui');
  return (
    <Dialog open isAlert={isAlert} onOpenChange={(open) => !open && onClose()} {...words}>
      <div className="flex w-[26rem] max-w-full flex-col gap-4">
        {children}
        <div className="flex justify-end gap-3">
          <Button autoFocus={isAlert} onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button {...submit} />
        </div>
      </div>
    </Dialog>
  );
}
