'use client';
import { type Messages, useTranslations } from 'use-intl';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';

/** Every reason that there is a sentence for: those of `editorial/access/refusal.ts`, and that no answer came. */
export type RefusedReason = keyof Messages['refusals'];

export type RefusedAct = {
  ok: false;
  refused: RefusedReason;
  facts: Record<string, string | number>;
  fields?: string[];
};
export type ActAnswer<T> = { ok: true; value: T } | RefusedAct;

/** What the reason inside a refused package told of itself. */
function factsOfProblem(facts: RefusedAct['facts']): RefusedAct['facts'] {
  const start = 'problem.';
  const own = Object.entries(facts).filter(([name]) => name.startsWith(start));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value]));
}

type FrontProblem = keyof Messages['front']['finding'];

type FieldName = keyof Messages['ui']['fields'];

/** Says a refusal as its sentence; `guard` makes one of an action that could not reach the server. */
export function useRefusal() {
  const t = useTranslations('refusals');
  const front = useTranslations('front.finding');
  const fields = useTranslations('ui.fields');
  const nameOf = (path: string) => {
    const [name = ''] = path.split('.');
    return fields(fields.has(name as FieldName) ? (name as FieldName) : 'other');
  };
  const say = ({ refused, facts }: Pick<RefusedAct, 'refused' | 'facts'>): string => {
    if (refused === 'package-unfit') {
      const problem = say({ refused: facts.problem as RefusedReason, facts: factsOfProblem(facts) });
      return t(refused, { ...facts, problem });
    }
    if (refused === 'front-unfit')
      return t(refused, { ...facts, problem: front(facts.problem as FrontProblem, facts) });
    if (refused === 'field-changed') return t(refused, { ...facts, field: nameOf(String(facts.field)) });
    return t(refused, facts);
  };
  return {
    say: (refused: RefusedAct): string => say(refused),
    guard: <T>(asked: Promise<ActAnswer<T>>): Promise<ActAnswer<T>> =>
      asked.catch(() => ({ ok: false, refused: uploadLossReason(), facts: {} })),
  };
}
