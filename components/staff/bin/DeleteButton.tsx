'use client';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import type { BinSubject } from '#editorial/bin/binnable.ts';

const DeleteDialog = onDemand(() => import('./DeleteDialog.tsx').then((file) => file.DeleteDialog));

type Props = {
  subject: BinSubject;
  id: number;
  /** empty for an article without a headline */
  name: string;
  onDone(): void;
  /** an icon with an accessible name, for rows */
  isIcon?: boolean;
};

/** *Move to bin*, with a dialog that asks first. */
export function DeleteButton({ subject, id, name, onDone, isIcon = false }: Props) {
  const t = useTranslations('bin');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        small
        look="quiet"
        data-delete=""
        aria-label={isIcon ? t('moveName', { name: name || t('untitled') }) : undefined}
        title={isIcon ? t('move') : undefined}
        onClick={() => setOpen(true)}
      >
        {isIcon ? <Trash2 aria-hidden size={16} /> : t('move')}
      </Button>
      {open && (
        <DeleteDialog
          subject={subject}
          id={id}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}
