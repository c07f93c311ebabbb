'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import type { CopyOwner } from '../localCopies/copyRecord.ts';
import { RecoverDialog } from './RecoverDialog.tsx';
import type { InsertText } from './RecoverItem.tsx';
import type { RecoverActs } from './recoverActs.ts';
import type { RecoverableText } from './recoverableCopies.ts';
import { useRecoverables } from './useRecoverables.ts';

export type { CopyOwner, RecoverActs };

type Props = {
  owner: CopyOwner;
  acts: RecoverActs;
  language: string;
  /** texts of this article only; without it, of all */
  articleId?: number;
  /** texts that only this page holds */
  unkept?: RecoverableText[];
  /** changes when the browser's copies may have changed */
  revision?: number;
  /** inserts a text at the end of the open draft */
  insert?: InsertText | undefined;
};

/** Says that this device keeps text that is in no story, and opens *Recover*. */
export function RecoverNotice({
  owner,
  acts,
  language,
  articleId,
  unkept = [],
  revision = 0,
  insert,
}: Props) {
  const t = useTranslations('recover');
  const [isOpen, setIsOpen] = useState(false);
  const { texts, foreign, discard } = useRecoverables({ owner, articleId, acts, revision, unkept });
  const isEmpty = texts.length === 0;
  useEffect(() => {
    if (isEmpty) setIsOpen(false); // the last one was discarded; another that comes must not open it again
  }, [isEmpty]);
  const isShown = texts.length > 0 || foreign > 0;
  return (
    <>
      <LiveNotice tone="wait">
        {isShown && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="min-w-0">
              {texts.length > 0 && t('notice', { count: texts.length })}{' '}
              {foreign > 0 && t(texts.length > 0 ? 'foreign' : 'foreignOnly', { count: foreign })}
            </p>
            {texts.length > 0 && (
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
          acts={acts}
          language={language}
          onClose={() => setIsOpen(false)}
          onDiscard={discard}
          insert={insert}
        />
      )}
    </>
  );
}
