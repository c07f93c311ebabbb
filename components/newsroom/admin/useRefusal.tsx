'use client';
import { useTranslations } from 'use-intl';

export type Refused = {
  ok: false;
  refused: string;
  facts: Record<string, string | number>;
  fields?: string[];
};
export type Answered<T> = { ok: true; value: T } | Refused;

/** Says a refusal as its sentence; `guard` makes one of an action that could not reach the server. */
export function useRefusal() {
  const t = useTranslations('refusals');
  return {
    say: (refused: Refused) => t(refused.refused, refused.facts),
    guard: <T,>(asked: Promise<Answered<T>>): Promise<Answered<T>> =>
      asked.catch(() => ({ ok: false, refused: 'offline', facts: {} })),
  };
}
