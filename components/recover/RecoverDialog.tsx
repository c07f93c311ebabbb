'use client';
import { useTranslations } from 'use-intl';
import { Dialog } from '#components/ui/Dialog.tsx';
import { type InsertText, RecoverItem } from './RecoverItem.tsx';
import type { RecoverActs } from './recoverActs.ts';
import type { RecoverableText } from './recoverableCopies.ts';
import type { Discarded } from './useRecoverables.ts';

type Props = {
  texts: RecoverableText[];
  acts: RecoverActs;
  language: string;
  onClose(): void;
  onDiscard(text: RecoverableText): Promise<Discarded>;
  insert?: InsertText | undefined;
};

/** Texts that this device keeps and no story has, to be taken over by hand. */
export function RecoverDialog({ texts, acts, language, onClose, onDiscard, insert }: Props) {
  const t = useTranslations('recover');
  return (
    <Dialog open onOpenChange={onClose} title={t('title')} description={t('hint')} wide>
      <ul className="grid gap-6">
        {texts.map((text) => (
          <RecoverItem
            key={text.key}
            text={text}
            acts={acts}
            language={language}
            onDiscard={onDiscard}
            insert={insert}
          />
        ))}
      </ul>
    </Dialog>
  );
}
