'use client';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '#components/ui/Dialog.tsx';
import { RecoverItem } from './RecoverItem.tsx';
import type { RecoverableText } from './recoverableCopies.ts';

type Props = Omit<ComponentProps<typeof RecoverItem>, 'text'> & { texts: RecoverableText[]; onClose(): void };

/** Lists the texts to recover. */
export function RecoverDialog({ texts, onClose, ...shared }: Props) {
  const t = useTranslations('recover');
  return (
    <Dialog open onOpenChange={onClose} title={t('title')} description={t('hint')} wide>
      <ul className="grid gap-6">
        {texts.map((text) => (
          <RecoverItem key={text.key} text={text} {...shared} />
        ))}
      </ul>
    </Dialog>
  );
}
