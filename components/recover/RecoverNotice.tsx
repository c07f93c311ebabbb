'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import type { CopyOwner } from '../localCopies/copyRecord.ts';
import type { RecoverActs } from './copyComparison.ts';
import type { InsertText } from './RecoverItem.tsx';
import type { RecoverableText } from './recoverableCopies.ts';
import { useRecoverables } from './useRecoverables.ts';

const RecoverDialog = onDemand(() => import('./RecoverDialog.tsx').then((file) => file.RecoverDialog));

export type { CopyOwner, RecoverActs };

type Props = {
  owner: CopyOwner;
  acts: RecoverActs;
  language: string;
  /** texts of this article only; without it, of all articles */
  articleId?: number;
  /** texts that exist only on this page */
  unstored?: RecoverableText[];
  /** changes when the browser's copies may have changed */
  revision?: number;
  /** inserts a text at the end of the open draft */
  insert?: InsertText;
};

/** Says that this device has text that is in no draft. *Recover* lists it, to be inserted or copied by the user. */
export function RecoverNotice({ language, insert, ...props }: Props) {
  const t = useTranslations('recover');
  const [isOpen, setIsOpen] = useState(false);
  const { texts, foreign, discard } = useRecoverables(props);
  const isEmpty = texts.length === 0;
  useEffect(() => {
    if (isEmpty) setIsOpen(false); // after the last text was discarded; a later one must not open the dialog again
  }, [isEmpty]);
  return (
    <>
      <LiveNotice tone="wait">
        {(!isEmpty || foreign > 0) && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="min-w-0">
              {!isEmpty && t('notice', { count: texts.length })}{' '}
              {foreign > 0 && t(isEmpty ? 'foreignOnly' : 'foreign', { count: foreign })}
            </p>
            {!isEmpty && (
              <Button small onClick={() => setIsOpen(true)}>
                {t('open')}
              </Button>
            )}
          </div>
        )}
      </LiveNotice>
      {isOpen && !isEmpty && (
        <RecoverDialog
          texts={texts}
          acts={props.acts}
          language={language}
          discard={discard}
          insert={insert}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
