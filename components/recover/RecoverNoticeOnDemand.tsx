'use client';
import { type ComponentProps, useEffect, useState } from 'react';
import { onDemand } from '#components/ui/onDemand.tsx';
import { standingOf } from '../localCopies/copyRecord.ts';
import { listCopies } from '../localCopies/draftCopies.ts';
import { copyDatabase } from '../localCopies/sharedDatabase.ts';
import type { RecoverNotice as Notice } from './RecoverNotice.tsx';

const RecoverNotice = onDemand(() => import('./RecoverNotice.tsx').then((file) => file.RecoverNotice));

type Props = ComponentProps<typeof Notice> & { articleId: number };

/** `RecoverNotice` of one article, whose code is loaded when this device has text of the article that is in no draft. */
export function RecoverNoticeOnDemand(props: Props) {
  const { owner, articleId, unstored, revision } = props;
  const [hasCopies, setHasCopies] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision looks again
  useEffect(() => {
    if (hasCopies) return;
    let isCurrent = true;
    const isRecoverable = (copy: Parameters<typeof standingOf>[0]) =>
      copy.articleId === articleId && standingOf(copy, owner) === 'recoverable';
    listCopies(copyDatabase()).then(
      (copies) => isCurrent && copies.some(isRecoverable) && setHasCopies(true),
      () => {}, // storage that cannot be read has nothing to recover
    );
    return () => {
      isCurrent = false;
    };
  }, [owner.database, owner.userId, articleId, revision, hasCopies]);
  return hasCopies || unstored?.length ? <RecoverNotice {...props} /> : null;
}
