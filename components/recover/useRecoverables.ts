import { useCallback, useEffect, useState } from 'react';
import type { CopyOwner } from '../localCopies/copyRecord.ts';
import { deleteUnchangedCopy } from '../localCopies/draftCopies.ts';
import { copyDatabase } from '../localCopies/sharedDatabase.ts';
import { convertEarlierCopies, type RecoverActs } from './copyComparison.ts';
import { allRecoverables, type RecoverableText, recoverablesOf } from './recoverableCopies.ts';

type Options = {
  owner: CopyOwner;
  articleId?: number;
  acts: RecoverActs;
  revision?: number;
  unstored?: RecoverableText[];
};

const NONE: Awaited<ReturnType<typeof allRecoverables>> = { texts: [], foreign: 0 };

/** The result of discarding a text. `changed`: the copy has changed since it was read, and stays. */
export type Discarded = 'gone' | 'changed' | 'failed';

/** The texts on this device that are in no draft; none where the browser's storage cannot be read. */
export function useRecoverables({ owner, articleId, acts, revision = 0, unstored = [] }: Options) {
  const [stored, setStored] = useState(NONE);
  const [discarded, setDiscarded] = useState<string[]>([]);
  const [round, setRound] = useState(0);
  const { database, userId, email } = owner;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision reads again; the page never changes its acts
  useEffect(() => {
    let isCurrent = true;
    const person = { database, userId, email };
    const read = async () => {
      const recoverables =
        articleId === undefined
          ? await allRecoverables(copyDatabase(), person, acts.compare)
          : await recoverablesOf(copyDatabase(), person, articleId);
      if (isCurrent) setStored(recoverables);
    };
    const readAll = async () => {
      await read();
      // Last, because databases of earlier versions may answer slowly or never.
      if (articleId === undefined && (await convertEarlierCopies(copyDatabase(), acts.compare))) await read();
    };
    readAll().catch(() => {});
    return () => {
      isCurrent = false;
    };
  }, [database, userId, email, articleId, revision, round]);

  const discard = useCallback(async ({ key, copy, at }: RecoverableText): Promise<Discarded> => {
    try {
      if (copy && !(await deleteUnchangedCopy(copyDatabase(), { name: copy, changedAt: at }))) {
        setRound((before) => before + 1);
        return 'changed';
      }
    } catch {
      return 'failed';
    }
    setDiscarded((before) => [...before, key]);
    return 'gone';
  }, []);

  const texts = [...unstored, ...stored.texts].filter(({ key }) => !discarded.includes(key));
  return { texts, foreign: stored.foreign, discard };
}
