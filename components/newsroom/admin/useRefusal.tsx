'use client';
import { useTranslations } from 'use-intl';

export type Refused = {
  ok: false;
  refused: string;
  facts: Record<string, string | number>;
  fields?: string[];
};
export type Answered<T> = { ok: true; value: T } | Refused;

/** What the reason inside a refused package told of itself. */
function factsOfProblem(facts: Refused['facts']): Refused['facts'] {
  const start = 'problem.';
  const own = Object.entries(facts).filter(([name]) => name.startsWith(start));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value]));
}

/** Says a refusal as its sentence; `guard` makes one of an action that could not reach the server. */
export function useRefusal() {
  const t = useTranslations('refusals');
  return {
    say: ({ refused, facts }: Refused): string =>
      refused === 'package-unfit'
        ? t(refused, { ...facts, problem: t(String(facts.problem), factsOfProblem(facts)) })
        : t(refused, facts),
    guard: <T,>(asked: Promise<Answered<T>>): Promise<Answered<T>> =>
      asked.catch(() => ({ ok: false, refused: 'offline', facts: {} })),
  };
}
