'use client';
import { useCallback, useRef, useState } from 'react';
import type { EditorActs } from '#components/editor/editorActs.ts';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';
import type { ActAnswer, RefusedAct } from '#components/ui/useRefusal.ts';
import type { ChangeArticleFieldsOrder } from '#editorial/articles/articleFieldsOrder.ts';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';

export type ArticleFieldsChange = Omit<ChangeArticleFieldsOrder, 'articleId' | 'version' | 'was'>;
/** A change that waits for the user's choice, because another user changed the same field meanwhile. */
export type FieldConflict = { field: string; mine: ArticleFieldsChange; by: string };

export type ArticleFieldsState = {
  /** the article as the server last returned it */
  now: ArticleForEditing;
  refused: RefusedAct | undefined;
  conflict: FieldConflict | undefined;
  /** number of conflicts in which the user chose the other value; the field then shows it instead of the typed one */
  yielded: number;
  /**
   * Changes fields of the article; resolves to whether they were changed.
   * @param seen the values that the user saw, if they are not those of `now`
   */
  change(change: ArticleFieldsChange, seen?: ArticleFieldsChange): Promise<boolean>;
  /** Ends a conflict. `mine` overwrites the other change with the user's; `theirs` discards the user's. */
  settle(which: 'mine' | 'theirs'): void;
  reread(): Promise<void>;
  /** Rereads once no change is pending: earlier, the user's changes would appear to be undone. */
  rereadAfterChanges(): Promise<void>;
  /** Runs another act on the article, shows its refusal, and rereads the article. */
  act(work: () => Promise<ActAnswer<void>>): Promise<void>;
};

const fieldsOf = ({ article, topics, authors }: ArticleForEditing): Required<ArticleFieldsChange> => {
  const { sectionId, language, slug, translationOf, urgency, isOffFronts } = article;
  const { leadAssetId, leadAlt, leadCaption } = article;
  const picture = { leadAssetId, leadAlt, leadCaption };
  return { sectionId, language, slug, ...picture, translationOf, urgency, isOffFronts, topics, authors };
};

/** The values of `from` for the fields of `like`. */
const pick = (from: ArticleFieldsChange, like: ArticleFieldsChange): ArticleFieldsChange =>
  Object.fromEntries(Object.entries(from).filter(([field]) => field in like));

const lead = { leadAssetId: null };

const unanswered = (): RefusedAct => ({ ok: false, refused: uploadLossReason(), facts: {} });

/**
 * The fields of the article besides its text. Changes are sent one after the other, with the values that the user saw:
 * changes of other users to other fields stay, and for the same field the user chooses.
 */
export function useArticleFields(loaded: ArticleForEditing, acts: EditorActs): ArticleFieldsState {
  const [now, setNow] = useState(loaded);
  const [refused, setRefused] = useState<RefusedAct>();
  /** oldest first; each waits until the user chooses, or changes the field again */
  const [conflicts, setConflicts] = useState<FieldConflict[]>([]);
  const [yielded, setYielded] = useState(0);
  const latest = useRef(fieldsOf(loaded));
  /** `count`: number of the user's changes; `done`: by field, the last saved value and the count at that time. */
  const ownChanges = useRef({ count: 0, done: new Map<string, { at: number; value: unknown }>() });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const articleId = loaded.article.id;

  const reread = useCallback(async () => {
    const answer = await acts.reread(articleId).catch(() => undefined);
    if (!answer?.ok) return;
    latest.current = fieldsOf(answer.value);
    setNow(answer.value);
  }, [acts, articleId]);

  const change = useCallback(
    (fields: ArticleFieldsChange, shown: ArticleFieldsChange = {}) => {
      ownChanges.current.count += 1;
      const { count, done } = ownChanges.current;
      const seen = { ...pick(latest.current, fields), ...shown };
      const work = queue.current.then(async () => {
        // A change that the user made themselves meanwhile is not a conflict.
        for (const field of Object.keys(fields)) {
          const saved = done.get(field);
          if (saved && saved.at >= count && !(field in shown)) Object.assign(seen, { [field]: saved.value });
        }
        try {
          const answer = await acts.describe({ articleId, ...fields, was: seen });
          if (answer.ok) {
            const at = ownChanges.current.count;
            for (const [field, value] of Object.entries(fields)) done.set(field, { at, value });
          }
          await reread();
          const isConflict = !answer.ok && answer.refused === 'field-changed';
          if (answer.ok || isConflict)
            setConflicts((before) => {
              const rest = before.filter(({ mine }) => !Object.keys(mine).some((field) => field in fields));
              if (answer.ok) return rest;
              const { field, by } = answer.facts;
              // The change was meant for the picture that the user saw.
              const mine = field === 'lead' ? { ...pick(seen, lead), ...fields } : fields;
              return [...rest, { field: String(field), mine, by: String(by) }];
            });
          setRefused(answer.ok || isConflict ? undefined : answer);
          return answer.ok;
        } catch {
          setRefused(unanswered());
          return false;
        }
      });
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
    async (work: () => Promise<ActAnswer<void>>) => {
      try {
        const answer = await work();
        setRefused(answer.ok ? undefined : answer);
        await reread();
      } catch {
        setRefused(unanswered());
      }
    },
    [reread],
  );

  return { now, refused, conflict, yielded, change, settle, reread, rereadAfterChanges, act };
}
