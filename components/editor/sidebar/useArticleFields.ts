'use client';
import { useCallback, useRef, useState } from 'react';
import type { EditorActResult, EditorActs } from '#components/editor/editorActs.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import type { RefusedReason } from '#components/ui/useRefusal.ts';
import type { RefusalFacts } from '#editorial/access/refusal.ts';
import type { ChangeArticleFieldsOrder } from '#editorial/articles/articleFieldsOrder.ts';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';

export type ArticleFieldsChange = Omit<ChangeArticleFieldsOrder, 'articleId' | 'version' | 'was'>;
export type RefusedChange = { reason: RefusedReason; facts: RefusalFacts };
/** A change that waits for the person's choice: somebody else changed the same field meanwhile. */
export type FieldConflict = { field: string; mine: ArticleFieldsChange; by: string };

export type ArticleFieldsState = {
  /** the article's description as the server last told it */
  now: ArticleForEditing;
  refused: RefusedChange | undefined;
  conflict: FieldConflict | undefined;
  /** counts how often the person let the other's value stand: fields then show it instead of what was typed */
  yielded: number;
  busy: boolean;
  /**
   * Changes what is said about the article; resolves to whether it was done.
   * @param seen the values that the person saw, where they are not those of `now`
   */
  change(change: ArticleFieldsChange, seen?: ArticleFieldsChange): Promise<boolean>;
  /** `mine`: does what the person wanted, upon what the other wrote; `theirs`: lets it be. */
  settle(which: 'mine' | 'theirs'): void;
  reread(): Promise<void>;
  /** Rereads once no change is under way: until then what the person did would seem undone. */
  rereadAfterChanges(): Promise<void>;
  /** Does what isn't a description of the article, and shows what came of it and how the article is then. */
  act(work: () => Promise<EditorActResult<void>>): Promise<void>;
};

const describedOf = ({ article, topics, authors }: ArticleForEditing): Required<ArticleFieldsChange> => {
  const { sectionId, language, slug, translationOf, urgency, isOffFronts } = article;
  const { leadAssetId, leadAlt, leadCaption } = article;
  const picture = { leadAssetId, leadAlt, leadCaption };
  return { sectionId, language, slug, ...picture, translationOf, urgency, isOffFronts, topics, authors };
};

const pick = (from: ArticleFieldsChange, like: ArticleFieldsChange): ArticleFieldsChange =>
  Object.fromEntries(
    Object.keys(like).flatMap((field) =>
      field in from ? [[field, from[field as keyof ArticleFieldsChange]]] : [],
    ),
  );

const lead = { leadAssetId: null };

/**
 * What is said about the article beside its text. Changes go one after the other and name the values that the person
 * saw: what others did to other fields stays, and of the same field the person chooses.
 */
export function useArticleFields(given: ArticleForEditing, acts: EditorActs): ArticleFieldsState {
  const [now, setNow] = useState(given);
  const [refused, setRefused] = useState<RefusedChange>();
  /** oldest first; each waits until the person chooses, or changes the field again */
  const [conflicts, setConflicts] = useState<FieldConflict[]>([]);
  const [yielded, setYielded] = useState(0);
  const [waiting, setWaiting] = useState(0);
  const latest = useRef(describedOf(given));
  /** What this person's own changes came to, by the count of changes that were asked for until then. */
  const own = useRef({ asked: 0, done: new Map<string, { at: number; value: unknown }>() });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const articleId = given.article.id;

  const reread = useCallback(async () => {
    const answer = await acts.reread(articleId).catch(() => undefined);
    if (!answer?.ok) return;
    latest.current = describedOf(answer.value);
    setNow(answer.value);
  }, [acts, articleId]);

  const change = useCallback(
    (wanted: ArticleFieldsChange, shown: ArticleFieldsChange = {}) => {
      own.current.asked += 1;
      const { asked, done } = own.current;
      const seen = { ...pick(latest.current, wanted), ...shown };
      const work = queue.current.then(async () => {
        // What this person changed after this was asked for is no surprise to them.
        for (const field of Object.keys(wanted)) {
          const mine = done.get(field);
          if (mine && mine.at >= asked && !(field in shown)) Object.assign(seen, { [field]: mine.value });
        }
        try {
          const answer = await acts.describe({ articleId, ...wanted, was: seen });
          if (answer.ok) {
            const at = own.current.asked;
            for (const [field, value] of Object.entries(wanted)) done.set(field, { at, value });
          }
          await reread();
          const isConflict = !answer.ok && answer.refused === 'field-changed';
          if (answer.ok || isConflict)
            setConflicts((before) => {
              const others = before.filter(({ mine }) => !Object.keys(mine).some((field) => field in wanted));
              if (answer.ok) return others;
              const { field, by } = answer.facts;
              // Who was typing about another picture wanted that picture.
              const mine = field === 'lead' ? { ...pick(seen, lead), ...wanted } : wanted;
              return [...others, { field: String(field), mine, by: String(by) }];
            });
          setRefused(answer.ok || isConflict ? undefined : { reason: answer.refused, facts: answer.facts });
          return answer.ok;
        } catch {
          setRefused({ reason: uploadLossReason(), facts: {} });
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

  const rereadAfterChanges = useCallback(async () => {
    for (let last: unknown; last !== queue.current; await last) last = queue.current;
    await reread();
  }, [reread]);

  const [conflict] = conflicts;
  const settle = (which: 'mine' | 'theirs') => {
    setConflicts((before) => before.slice(1));
    if (which === 'theirs') setYielded((count) => count + 1);
    else if (conflict) void change(conflict.mine);
  };

  const act = useCallback(
    async (work: () => Promise<EditorActResult<void>>) => {
      try {
        const answer = await work();
        setRefused(answer.ok ? undefined : { reason: answer.refused, facts: answer.facts });
        await reread();
      } catch {
        setRefused({ reason: uploadLossReason(), facts: {} });
      }
    },
    [reread],
  );

  return {
    now,
    refused,
    conflict,
    yielded,
    busy: waiting > 0,
    change,
    settle,
    reread,
    rereadAfterChanges,
    act,
  };
}
