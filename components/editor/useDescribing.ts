'use client';
import { useCallback, useRef, useState } from 'react';
import type { DescribeOrder } from '#editorial/article/describing';
import type { ForEditing } from '#editorial/article/reading';
import type { Facts } from '#editorial/refusal';
import type { Answer, EditorActs } from './acts.ts';

export type Change = Omit<DescribeOrder, 'articleId' | 'version'>;
export type Refused = { reason: string; facts: Facts };

export type Describing = {
  /** the article's description as the server last told it */
  now: ForEditing;
  refused: Refused | undefined;
  busy: boolean;
  /** Changes what is said about the article; resolves to whether it was done. */
  change(change: Change): Promise<boolean>;
  reread(): Promise<void>;
  /** Does what isn't a description of the article, and shows what came of it and how the article is then. */
  act(work: () => Promise<Answer<void>>): Promise<void>;
};

/**
 * What is said about the article beside its text. Changes go one after the other, each upon the version before; when
 * somebody else was first, theirs is shown and nothing of it is overwritten.
 */
export function useDescribing(given: ForEditing, acts: EditorActs): Describing {
  const [now, setNow] = useState(given);
  const [refused, setRefused] = useState<Refused>();
  const [waiting, setWaiting] = useState(0);
  const version = useRef(given.article.version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const articleId = given.article.id;

  const reread = useCallback(async () => {
    const answer = await acts.reread(articleId).catch(() => undefined);
    if (!answer?.ok) return;
    version.current = answer.value.article.version;
    setNow(answer.value);
  }, [acts, articleId]);

  const change = useCallback(
    (wanted: Change) => {
      const work = queue.current.then(async () => {
        try {
          const answer = await acts.describe({ articleId, version: version.current, ...wanted });
          if (answer.ok) version.current = answer.value.version;
          setRefused(answer.ok ? undefined : { reason: answer.refused, facts: answer.facts });
          await reread();
          return answer.ok;
        } catch {
          setRefused({ reason: 'offline', facts: {} });
          return false;
        } finally {
          setWaiting((count) => count - 1);
        }
      });
      setWaiting((count) => count + 1);
      queue.current = work;
      return work;
    },
    [acts, articleId, reread],
  );

  const act = useCallback(
    async (work: () => Promise<Answer<void>>) => {
      try {
        const answer = await work();
        setRefused(answer.ok ? undefined : { reason: answer.refused, facts: answer.facts });
        await reread();
      } catch {
        setRefused({ reason: 'offline', facts: {} });
      }
    },
    [reread],
  );

  return { now, refused, busy: waiting > 0, change, reread, act };
}
