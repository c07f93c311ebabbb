import { useCallback, useEffect, useState } from 'react';
import type { CopyOwner } from '../localCopies/copyRecord.ts';
import { deleteUnchangedCopy } from '../localCopies/draftCopies.ts';
import { copyDatabase } from '../localCopies/sharedDatabase.ts';
import type { RecoverActs } from './recoverActs.ts';
import {
  allRecoverables,
  convertEarlierCopies,
  type Recoverables,
  type RecoverableText,
  recoverablesOf,
} from './recoverableCopies.ts';

type Given = {
  owner: CopyOwner;
  articleId: number | undefined;
  acts: RecoverActs;
  revision: number;
  unkept: RecoverableText[];
};

const NONE: Recoverables = { texts: [], foreign: 0 };

/** What became of discarding a text. `changed`: it holds more by now, and stays. */
export type Discarded = 'gone' | 'changed' | 'failed';

/** The texts that this device keeps and no draft has; none where the browser's storage cannot be read. */
export function useRecoverables({ owner, articleId, acts, revision, unkept }: Given) {
  const [found, setFound] = useState(NONE);
  const [discarded, setDiscarded] = useState<string[]>([]);
  const [round, setRound] = useState(0);
  const { database, userId, email } = owner;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision reads anew; acts are the page's, for good
  useEffect(() => {
    let isCurrent = true;
    const person = { database, userId, email };
    const read = async () => {
      const copies = copyDatabase();
      const found =
        articleId === undefined
          ? await allRecoverables(copies, person, acts.compare)
          : await recoverablesOf(copies, person, articleId);
      if (isCurrent) setFound(found);
    };
    const readAll = async () => {
      await read();
      // Last, as databases of earlier versions may be slow to answer, or never do.
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

  const texts = [...unkept, ...found.texts].filter(({ key }) => !discarded.includes(key));
  return { texts, foreign: found.foreign, discard };
}
