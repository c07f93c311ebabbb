import { type Messages, useTranslations } from 'use-intl';
import { uploadLossReason } from '#components/staff/upgrade/upgradeSignal.ts';

/** Every reason with a sentence: those of `editorial/access/refusal.ts`, and those for a missing answer. */
export type RefusedReason = keyof Messages['refusals'];

export type RefusedAct = {
  ok: false;
  refused: RefusedReason;
  facts: Record<string, string | number>;
  fields?: string[];
};
export type ActAnswer<T> = { ok: true; value: T } | RefusedAct;
/** A server action that checks its own input. */
export type ServerAct<T = unknown> = (order: unknown) => Promise<ActAnswer<T>>;

/** The facts of the reason inside a refused package: those whose names begin with `problem.`, without it. */
function factsOfProblem(facts: RefusedAct['facts']): RefusedAct['facts'] {
  const entries = Object.entries(facts).filter(([name]) => name.startsWith('problem.'));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice('problem.'.length), value]));
}

type FrontProblem = keyof Messages['front']['finding'];
type FieldName = keyof Messages['ui']['fields'];

/** `messageOf`: the sentence of a refusal. `guard` turns an action that does not reach the server into a refusal. */
export function useRefusal() {
  const t = useTranslations('refusals');
  const front = useTranslations('front.finding');
  const fields = useTranslations('ui.fields');
  const nameOf = (path: string) => {
    const [name = ''] = path.split('.');
    return fields(fields.has(name as FieldName) ? (name as FieldName) : 'other');
  };
  const messageOf = ({ refused, facts }: Pick<RefusedAct, 'refused' | 'facts'>): string => {
    if (refused === 'package-unfit') {
      const problem = messageOf({ refused: facts.problem as RefusedReason, facts: factsOfProblem(facts) });
      return t(refused, { ...facts, problem });
    }
    if (refused === 'front-unfit')
      return t(refused, { ...facts, problem: front(facts.problem as FrontProblem, facts) });
    if (refused === 'field-changed') return t(refused, { ...facts, field: nameOf(String(facts.field)) });
    return t(refused, facts);
  };
  return {
    messageOf: (refused: RefusedAct): string => messageOf(refused),
    guard: <T>(action: Promise<ActAnswer<T>>): Promise<ActAnswer<T>> =>
      action.catch(() => ({ ok: false, refused: uploadLossReason(), facts: {} })),
  };
}
